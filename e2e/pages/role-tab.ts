import { expect, type Page } from '../fixtures/test.ts';

/** Changes the role held on a place, in a tab of roles. */
export async function changeRole(page: Page, place: string, role: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${place}` }).click();
  await page.getByRole('menuitem', { name: 'Change role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change role' });
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Change role' }).click();
  await expect(dialog).toBeHidden();
}
