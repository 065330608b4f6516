import type { Page } from '@playwright/test';

import { formatClock, formatDateTime } from '#lib/format.ts';

import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

/** Holds back the answers of server actions until the returned function is called. */
async function holdActions(page: Page): Promise<() => void> {
  let release!: () => void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api-tokens*', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  return release;
}

test('18. Submitting an empty form focuses Name, says so and prefixes the title', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await expect(dialogs.name()).toBeFocused();
  await dialogs.form.getByLabel('Description').focus();
  await dialogs.submit();
  await expect(dialogs.name()).toBeFocused();
  await expect(dialogs.name()).toHaveAttribute('aria-invalid', 'true');
  await expect(dialogs.name()).toHaveAccessibleDescription(/Enter a name for this token/);
  await expect(page).toHaveTitle(/^Error: API Tokens · Organization Settings · /);
  await dialogs.name().fill('ci-deploy');
  await expect(dialogs.form.getByText('Enter a name for this token')).toHaveCount(0);
  await expect(page).toHaveTitle(/^API Tokens · /);
});

test('19. Names of 256 characters pass and of 257 fail', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.name().fill('🐘'.repeat(257));
  await dialogs.submit();
  await expect(dialogs.form.getByText('Name must be 256 characters or fewer. It has 257.')).toBeVisible();
  await expect(dialogs.copyOnce).toHaveCount(0);
  await dialogs.name().fill('🐘'.repeat(256));
  await dialogs.submit();
  await expect(dialogs.copyOnce).toBeVisible();
});

for (const [days, sentence] of [
  ['0', 'Expiration must be between 1 and 3,650 days'],
  ['3651', 'Expiration must be between 1 and 3,650 days'],
  ['1.5', 'Enter a whole number of days, such as 45'],
  ['', 'Enter a whole number of days, such as 45'],
] as const) {
  test(`20. Custom days “${days}” are refused with their sentence`, async ({ page, tokensPath }) => {
    const dialogs = await TokenDialogs.openAt(page, tokensPath());
    await dialogs.name().fill('ci-deploy');
    await dialogs.form.getByRole('radio', { name: 'Custom' }).check();
    const field = dialogs.form.getByRole('textbox', { name: 'Number of days' });
    await field.fill(days);
    await dialogs.submit();
    await expect(dialogs.form.getByText(sentence)).toBeVisible();
    await expect(field).toBeFocused();
  });
}

for (const days of [1, 3650]) {
  test(`20. Custom days ${days} pass and are linked to the last day`, async ({ page, tokensPath }) => {
    const dialogs = await TokenDialogs.openAt(page, tokensPath());
    await dialogs.name().fill('ci-deploy');
    await dialogs.form.getByRole('radio', { name: 'Custom' }).check();
    const field = dialogs.form.getByRole('textbox', { name: 'Number of days' });
    const lastDay = dialogs.form.getByLabel('Or last day');
    await field.fill(String(days));
    const day = await lastDay.inputValue();
    expect(Date.parse(day) - Date.now()).toBeGreaterThan((days - 2) * 86_400_000);
    await field.fill('7');
    await lastDay.fill(day);
    await expect(field).toHaveValue(String(days));
    await dialogs.submit();
    await expect(dialogs.copyOnce).toBeVisible();
  });
}

test.describe('in Berlin', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('21. Choosing 30 days shows the date 30 days ahead in local and UTC time', async ({ page, tokensPath }) => {
    const in30Days = () => new Date(Date.now() + 30 * 86_400_000);
    // Counted from when the page was asked for or later, so the hour may be that of before or of after.
    const earliest = in30Days();
    const dialogs = await TokenDialogs.openAt(page, tokensPath());
    await dialogs.form.getByRole('radio', { name: '30 days' }).check();
    const sentence = dialogs.form.getByText(/^Expires .+ your time \(.*UTC\)\.$/).first();
    const hours = [earliest, in30Days()].map(
      (end) =>
        `${formatDateTime(end, 'Europe/Berlin').slice(0, -2)}\\d\\d your time.+${formatClock(end, 'UTC').slice(0, 3)}`,
    );
    await expect(sentence).toContainText(new RegExp(hours.join('|')));
    await expect(dialogs.form.locator('output', { hasText: /^Expires .+ UTC\)\.$/ })).toBeAttached();
  });
});

test('22. No expiration shows the warning', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.form.getByRole('radio', { name: 'No expiration' }).check();
  await expect(
    dialogs.form.getByText(
      'A token that never expires stays valid until someone deletes it. Choose a date unless you have a plan to rotate it.',
    ),
  ).toBeVisible();
});

test('23. Choosing Organization Owner changes the list of what the token can do', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  const disclosure = dialogs.form.getByRole('button', { name: /^What this token can do/ });
  await expect(disclosure).toHaveAttribute('aria-expanded', 'false');
  await disclosure.click();
  const can = dialogs.form.getByRole('list', { name: 'Can', exact: true });
  const cannot = dialogs.form.getByRole('list', { name: 'Cannot' });
  await expect(cannot).toContainText('Create API tokens');
  await expect(can).not.toContainText('Create API tokens');
  await expect(dialogs.form.getByText('Workspaces it can see: none yet')).toBeVisible();
  await dialogs.form.getByRole('radio', { name: 'Organization Owner' }).check();
  await expect(can).toContainText('Create API tokens');
  await expect(cannot).toHaveText('Nothing');
  await expect(
    dialogs.form.getByText('Anyone with this value can create users, tokens and Workspaces, and delete them.'),
  ).toBeVisible();
});

test('24. A second token with the same name is created, after a non-blocking notice', async ({
  page,
  acme,
  tokensPath,
}) => {
  const first = await acme.createToken({ name: 'ci-deploy' });
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.name().fill('ci-deploy');
  await expect(dialogs.form.getByText('Another token has this name. Their IDs still tell them apart.')).toBeVisible();
  await expect(dialogs.form.getByRole('link', { name: 'View' })).toHaveAttribute('href', tokensPath(first.id));
  await dialogs.submit();
  await dialogs.copyAndClose(dialogs.copyOnce);
  await expect(page.getByRole('link', { name: 'ci-deploy' })).toHaveCount(2);
});

test('25. Two fast clicks on Create API token create one token', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.name().fill('only-once');
  await dialogs.form.getByRole('button', { name: 'Create API token' }).dblclick({ delay: 0 });
  await dialogs.copyAndClose(dialogs.copyOnce);
  await page.reload();
  await expect(page.getByRole('link', { name: 'only-once' })).toHaveCount(1);
});

test('26. While creation is pending, Esc, outside click and Cancel do not close the dialog', async ({
  page,
  tokensPath,
}) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.fillName('slow');
  const release = await holdActions(page);
  await dialogs.submit();
  const button = dialogs.form.getByRole('button', { name: 'Creating…' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');
  await page.mouse.click(4, 4);
  await dialogs.form.getByRole('button', { name: 'Cancel' }).click({ force: true });
  await dialogs.form.getByRole('button', { name: 'Close' }).click({ force: true });
  await expect(dialogs.form).toBeVisible();
  await expect(dialogs.name()).toHaveAttribute('readonly');
  release();
  await expect(dialogs.copyOnce).toBeVisible();
});

test('33. A prefilled URL opens the form filled but submits nothing', async ({ page, tokensPath }) => {
  await page.goto(
    `${tokensPath()}?dialog=create&name=ci&description=From%20a%20link&role=ORGANIZATION_BILLING_ADMIN&expires=30`,
  );
  const dialogs = new TokenDialogs(page);
  await expect(dialogs.name()).toHaveValue('ci');
  await expect(dialogs.form.getByLabel('Description')).toHaveValue('From a link');
  await expect(dialogs.form.getByRole('radio', { name: 'Organization Billing Admin' })).toBeChecked();
  await expect(dialogs.form.getByRole('radio', { name: '30 days' })).toBeChecked();
  await page.goto(`${tokensPath()}?dialog=create&name=${'x'.repeat(300)}&role=KING&expires=soon`);
  await expect(dialogs.name()).toHaveValue('');
  await expect(dialogs.form.getByRole('radio', { name: 'Organization Member' })).toBeChecked();
  await expect(dialogs.form.getByRole('radio', { name: '90 days' })).toBeChecked();
  await page.goto(tokensPath());
  await expect(page.getByRole('heading', { name: 'No API tokens yet' })).toBeVisible();
});
