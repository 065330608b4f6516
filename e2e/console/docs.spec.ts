import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('Whoever is not signed in reads the guides, follows their links and copies a block of code', async ({ page }) => {
  await page.goto('/docs');
  const pages = page.getByRole('navigation', { name: 'Documentation' });
  await pages.getByRole('link', { name: 'Terraform' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Use a token with Terraform' })).toBeVisible();
  await expect(pages.getByRole('link', { name: 'Terraform' })).toHaveAttribute('aria-current', 'page');

  await page.getByRole('button', { name: 'Copy main.tf' }).click();
  await expect.poll(() => clipboard(page)).toMatch(/^terraform \{[^]*provider "astro" \{[^]*\}$/);

  await page.getByRole('link', { name: 'A name of your own', exact: true }).click();
  await expect(page).toHaveURL(/\/docs\/use-with-terraform#a-name-of-your-own$/);
  await expect(page.getByRole('heading', { name: 'A name of your own' })).toBeInViewport();

  await page.getByRole('link', { name: 'by the API' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Create Workspaces, and tokens for them' })).toBeVisible();
  await page.getByRole('link', { name: 'This page as Markdown' }).click();
  await expect(page.getByText('# Create Workspaces, and tokens for them')).toBeVisible();

  expect((await page.goto('/docs/nothing-here'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});
