import { checkedFetch } from '#lib/api/testing/checked-fetch.ts';

import { productState } from '../fixtures/product-state.ts';
import { expect, test, type Page } from '../fixtures/test.ts';

interface Answer {
  status: number;
  challenge: string | null;
  // oxlint-disable-next-line typescript/no-explicit-any -- each expectation says which shape it wants
  body: any;
}

async function ask(value: string, path: string, method = 'GET', json?: object): Promise<Answer> {
  const response = await checkedFetch(productState().url)(path, {
    method,
    headers: { authorization: `Bearer ${value}`, ...(json && { 'content-type': 'application/json' }) },
    ...(json && { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate'),
    body: text === '' ? null : JSON.parse(text),
  };
}

/** Creates a token as a person does and returns what the dialog shows once. */
async function createInBrowser(page: Page, path: string, name: string): Promise<string> {
  await page.goto(path);
  await page.getByRole('button', { name: '+ API Token' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('radio', { name: /Owner/ }).check();
  await page.getByRole('button', { name: 'Create API token' }).click();
  const value = await page.getByRole('textbox', { name: 'Token value' }).inputValue();
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  await page.getByRole('button', { name: 'Done' }).click();
  return value;
}

test('the value a person copied answers on the API until the token is paused, and again when resumed', async ({
  page,
  acme,
  tokensPath,
}) => {
  const value = await createInBrowser(page, tokensPath(), 'ci');
  const organizations = await ask(value, '/v1/organizations?limit=100&offset=0');
  expect(organizations.body.organizations).toMatchObject([{ id: acme.id, product: 'HOSTED' }]);
  const self = await ask(value, '/v1/users/self?createIfNotExist=true');
  expect(self.body).toMatchObject({ username: 'ci', status: 'ACTIVE' });
  const claims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
  expect(claims.permissions).toEqual([`apiTokenId:${self.body.id}`, `organizationId:${acme.id}`]);

  await page.goto(`${tokensPath(self.body.id)}/settings`);
  await page.getByRole('button', { name: 'Pause token' }).first().click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByRole('button', { name: 'Pause token' }).click();
  await expect(page.getByText('Paused').first()).toBeVisible();
  const paused = await ask(value, '/v1/users/self');
  expect([paused.status, paused.challenge]).toEqual([401, expect.stringContaining('error="invalid_token"')]);
  expect(paused.body.message).toContain('paused');
  await page.getByRole('button', { name: 'Resume token' }).first().click();
  await expect.poll(async () => (await ask(value, '/v1/users/self')).status).toBe(200);
});

test('what a program does with a token is seen by people: create, rotate, delete', async ({
  page,
  acme,
  tokensPath,
}) => {
  const value = await createInBrowser(page, tokensPath(), 'terraform');
  const tokens = `/v1/organizations/${acme.id}/tokens`;
  const made = await ask(value, tokens, 'POST', { name: 'by-api', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' });
  expect(made.status).toBe(200);
  await page.goto(tokensPath());
  await expect(page.getByRole('link', { name: 'by-api' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('terraform');

  const rotated = await ask(value, `${tokens}/${made.body.id}/rotate`, 'POST');
  expect((await ask(made.body.token, '/v1/users/self')).body.message).toContain('rotation');
  expect((await ask(rotated.body.token, '/v1/users/self')).status).toBe(200);
  await page.goto(tokensPath(made.body.id));
  await expect(page.getByText(rotated.body.shortToken).first()).toBeVisible();

  expect((await ask(value, `${tokens}/${made.body.id}`, 'DELETE')).status).toBe(204);
  expect((await ask(rotated.body.token, '/v1/users/self')).body.message).toContain('deleted');
  await page.goto(tokensPath());
  await expect(page.getByRole('link', { name: 'terraform' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'by-api' })).toHaveCount(0);
});
