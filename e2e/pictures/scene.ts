import type { Page } from '@playwright/test';

export interface Scene {
  name: string;
  as?: 'owner' | 'member' | 'stranger';
  /** Brings the page into the state of the picture. */
  show(page: Page): Promise<void>;
}

/** Goes there and waits until everything has arrived. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}
