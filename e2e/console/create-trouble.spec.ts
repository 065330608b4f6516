import { expect, test } from '../fixtures/test.ts';
import { TokenDialogs } from '../pages/token-dialogs.ts';

const LONG_AGO = new Date(Date.now() - 3_600_000);

test('34. A server error under a field keeps all other input', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.name().fill('kept');
  await dialogs.form.getByLabel('Description').fill('Kept too');
  await dialogs.form.getByRole('radio', { name: 'Organization Owner' }).check();
  await dialogs.form.getByRole('radio', { name: '365 days' }).check();
  // What was typed reaches the server as something it refuses, past the checks of the form.
  await page.route('**/api-tokens*', async (route) => {
    const body = route.request().postData();
    if (body?.includes('kept')) await route.continue({ postData: body.replace('"kept"', JSON.stringify('a\nb')) });
    else await route.continue();
  });
  await dialogs.submit();
  await expect(dialogs.form.getByText('Name must be one line of text')).toBeVisible();
  await expect(dialogs.name()).toBeFocused();
  await expect(dialogs.name()).toHaveValue('kept');
  await expect(dialogs.form.getByLabel('Description')).toHaveValue('Kept too');
  await expect(dialogs.form.getByRole('radio', { name: 'Organization Owner' })).toBeChecked();
  await expect(dialogs.form.getByRole('radio', { name: '365 days' })).toBeChecked();
  await page.unroute('**/api-tokens*');
  await dialogs.name().fill('kept again');
  await expect(dialogs.form.getByText('Name must be one line of text')).toHaveCount(0);
  await dialogs.submit();
  await expect(dialogs.copyOnce).toBeVisible();
});

test('an answer that never arrives says so, and a retry makes no second token', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.fillName('lost');
  await page.route('**/api-tokens*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    // The server does it; only its answer is lost.
    await route.fetch();
    await route.abort();
  });
  await dialogs.submit();
  await expect(dialogs.form.getByText('The token may or may not have been created.')).toBeVisible();
  await expect(dialogs.form.getByRole('link', { name: 'Check the list' })).toBeVisible();
  // The look-up of equal names may still be on its way through the route.
  await page.unrouteAll({ behavior: 'wait' });
  await dialogs.submit();
  await expect(
    dialogs.form.getByText('The token was created, but its value cannot be shown again. Rotate it to get a new one.'),
  ).toBeVisible();
  await dialogs.form.getByRole('button', { name: 'Rotate token' }).click();
  await expect(dialogs.rotate).toBeVisible();
  await page.goto(tokensPath());
  await expect(page.getByRole('link', { name: 'lost' })).toHaveCount(1);
});

test('leaving with something typed asks, and without closes', async ({ page, tokensPath }) => {
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await page.keyboard.press('Escape');
  await expect(dialogs.form).toBeHidden();
  await dialogs.openForm();
  await dialogs.name().fill('half');
  await page.keyboard.press('Escape');
  await expect(dialogs.form.getByText('Discard what you typed?')).toBeVisible();
  await expect(dialogs.form.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialogs.name()).toHaveValue('half');
  await page.mouse.click(4, 4);
  await dialogs.form.getByRole('button', { name: 'Keep editing' }).click();
  await page.goBack();
  await expect(dialogs.name()).toHaveValue('half');
  await dialogs.form.getByRole('button', { name: 'Discard' }).click();
  await expect(dialogs.form).toBeHidden();
  await dialogs.openForm();
  await expect(dialogs.name()).toHaveValue('');
});

test('55. With an old sign-in, creating asks Confirm it’s you, then finishes with the entered data', async ({
  page,
  context,
  acme,
  signIn,
  tokensPath,
}) => {
  const person = await acme.insertOwnerWithPassword();
  await signIn(context, person, LONG_AGO);
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.name().fill('after proof');
  await dialogs.form.getByRole('radio', { name: '7 days' }).check();
  await dialogs.submit();
  const proof = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await expect(proof.getByText('Creating a token needs a recent sign-in.')).toBeVisible();
  await proof.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialogs.name()).toHaveValue('after proof');
  await dialogs.submit();
  await proof.getByLabel('Password', { exact: true }).fill(person.password);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialogs.copyOnce).toBeVisible();
  await dialogs.copyAndClose(dialogs.copyOnce);
  expect(await acme.countTokens()).toBe(1);
  await expect(page.getByRole('link', { name: 'after proof' })).toBeVisible();
});

test('56. An expired session on submit keeps the form after signing in again', async ({
  page,
  context,
  acme,
  signIn,
  tokensPath,
}) => {
  const person = await acme.insertOwnerWithPassword();
  await signIn(context, person);
  const dialogs = await TokenDialogs.openAt(page, tokensPath());
  await dialogs.fillName('after signing in');
  await dialogs.form.getByLabel('Description').fill('Typed before');
  await acme.endSessions(person.id);
  await dialogs.submit();
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByLabel('Password', { exact: true }).fill(person.password);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialogs.copyOnce).toBeVisible();
  await dialogs.copyAndClose(dialogs.copyOnce);
  await expect(page.getByRole('link', { name: 'after signing in' })).toBeVisible();
});
