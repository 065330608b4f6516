import { makeAcme, type Acme } from '#db/testing/acme.ts';

import { createDatabaseLine } from '../fixtures/database-line.ts';
import { E2E_PORT } from '../fixtures/product-state.ts';
import { startProduct, type Product } from '../fixtures/start-product.ts';
import { addSessionCookie, expect, openRuntime, test } from '../fixtures/test.ts';

test.describe('when the database goes away', () => {
  const line = createDatabaseLine();
  let product: Product;
  let opened: ReturnType<typeof openRuntime>;
  let acme: Acme;

  test.beforeAll(async () => {
    product = await startProduct(E2E_PORT + 1, line.through);
    opened = openRuntime(product.state);
    acme = await makeAcme(opened.runtime);
  });
  test.afterAll(async () => {
    await opened.pool.end();
    await product.stop();
  });

  test('an open page keeps its frame, a fresh load and machine callers get 503, and all recovers', async ({
    page,
    context,
  }) => {
    test.setTimeout(90_000);
    const { url } = product.state;
    const list = `${url}/orgs/${acme.shortName}/settings/access-management/api-tokens`;
    await addSessionCookie(context, product.state, opened.runtime, acme.owner);
    const { secret, name } = await acme.createToken({ name: 'kept-through-trouble' });
    const statusOf = async () => {
      const answer = await fetch(`${url}/v1/organizations`, { headers: { authorization: `Bearer ${secret}` } });
      return { status: answer.status, body: await answer.json() };
    };
    expect((await statusOf()).status).toBe(200);
    await page.goto(list);
    await expect(page.getByRole('link', { name })).toBeVisible();

    await line.cut();
    await expect.poll(async () => (await statusOf()).status, { timeout: 5_000 }).toBe(503);
    expect((await statusOf()).body).toMatchObject({ statusCode: 503 });
    await page.getByRole('button', { name: 'Expires' }).first().click();
    await expect(page.getByText('Tokens could not be loaded')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('navigation', { name: 'Organization Settings' })).toBeVisible();

    const fresh = await context.newPage();
    const answer = await fresh.goto(list);
    expect(answer?.status()).toBe(503);
    expect(answer?.headers()['retry-after']).toBeTruthy();
    await expect(fresh.getByText('cannot reach its database')).toBeVisible();

    await line.mend();
    await expect.poll(async () => (await statusOf()).status, { timeout: 10_000 }).toBe(200);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('link', { name })).toBeVisible({ timeout: 15_000 });
    expect((await fresh.goto(list))?.status()).toBe(200);
  });
});
