import { createHash } from 'node:crypto';

import { findViolations } from '../fixtures/axe.ts';
import { E2E_URL } from '../fixtures/product-state.ts';
import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

test('A token reported as leaked is marked everywhere, resumed only after a confirmation, bound to addresses and rotated', async ({
  page,
  acme,
  tokensPath,
  statusOf,
}) => {
  const { id, secret } = await acme.createToken({ name: 'ci-deploy' });
  await acme.createToken({ name: 'other' });
  const sha256 = createHash('sha256').update(secret).digest('hex');
  const reported = await fetch(`${E2E_URL}/leaks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sha256 }),
  });
  expect(reported.status).toBe(202);
  expect(await statusOf(secret)).toBe(401);

  await page.goto(tokensPath());
  await page.getByRole('complementary', { name: 'Leak report' }).getByRole('link', { name: 'Review' }).click();
  await expect(page.getByRole('row', { name: /other/ })).toHaveCount(0);
  await expect(page.getByRole('row', { name: /ci-deploy/ })).toContainText('Leak reported');
  await page.getByRole('link', { name: 'ci-deploy' }).click();
  const notice = page.getByRole('region', { name: 'Leak report' });
  await expect(notice).toContainText(/was reported as leaked just now, from 127\.0\.0\.1\. ?It is paused/);
  expect(await findViolations(page)).toEqual([]);

  await notice.getByRole('button', { name: 'Resume token' }).click();
  const question = page.getByRole('dialog', { name: 'Resume token' });
  await expect(question.getByRole('alert')).toContainText('Its value was reported as leaked');
  await question.getByRole('button', { name: 'Resume anyway' }).click();
  await expect(notice).toContainText('It is still accepted');
  expect(await statusOf(secret)).toBe(200);

  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  const addresses = page.getByRole('textbox', { name: 'Allowed IP addresses' });
  const save = page.getByRole('button', { name: 'Update API Token' });
  await addresses.fill('203.0.113.7\n10.0.0.0/33');
  await save.click();
  await expect(page.getByText('10.0.0.0/33 is not an address range. Use a prefix from 0 to 32')).toBeVisible();
  await expect(addresses).toBeFocused();
  await addresses.fill('203.0.113.7, 10.1.2.3/8');
  await save.click();
  await expect(addresses).toHaveValue('203.0.113.7\n10.0.0.0/8');
  expect(await statusOf(secret)).toBe(403);

  await page.goto(tokensPath(id));
  await expect(page.getByRole('list', { name: 'Allowed IP addresses' })).toHaveText('203.0.113.710.0.0.0/8');
  const dialogs = new TokenDialogs(page);
  await notice.getByRole('button', { name: 'Rotate token' }).click();
  await expect(dialogs.rotate.getByText('so it ends with the rotation')).toBeVisible();
  await expect(dialogs.rotate.getByRole('radio')).toHaveCount(0);
  await dialogs.rotate.getByRole('button', { name: 'Rotate token' }).click();
  await dialogs.copyAndClose(dialogs.newValue);
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Leak report' })).toHaveCount(0);
});
