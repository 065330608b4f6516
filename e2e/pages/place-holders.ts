import { expect, type Page } from '../fixtures/test.ts';

/** The row of somebody in the list of people or Teams of a place. */
export const holderRow = (page: Page, name: RegExp) => page.getByRole('table').getByRole('row', { name });

/** Searches the people of a place, where `other` is one too, for nobody and for the holder, and takes the role away. */
export async function findAndRemove(
  page: Page,
  {
    users,
    other,
    name,
    from,
    question,
  }: { users: string; other: RegExp; name: string; from: string; question: RegExp },
): Promise<void> {
  await page.getByRole('searchbox').fill('nobody of that name');
  await expect(page.getByRole('heading', { name: 'No users match' })).toBeVisible();
  await expect(page).toHaveURL(/users\?q=nobody/);
  await page.goto(`${users}?q=${name.split(' ')[0]?.toLowerCase()}`);
  await expect(holderRow(page, other)).toHaveCount(0);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: `Remove from ${from}` }).click();
  await page.getByRole('dialog', { name: question }).getByRole('button', { name: 'Remove' }).click();
  await expect(holderRow(page, new RegExp(name))).toHaveCount(0);
}

/** To somebody who only reads, adding and changing say why not. */
export async function expectOnlyReads(
  page: Page,
  { self, other, needs }: { self: RegExp; other: string; needs: string },
) {
  await expect(holderRow(page, self)).toContainText('(you)');
  await expect(page.getByRole('button', { name: '+ User' })).toHaveAccessibleDescription(`Needs the role ${needs}.`);
  await page.getByRole('button', { name: `Actions for ${other}` }).click();
  await expect(page.getByRole('menuitem', { name: 'Change role' })).toHaveAttribute('aria-disabled', 'true');
}
