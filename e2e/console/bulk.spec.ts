import { TokensPage } from '../pages/tokens-page.ts';
import { expect, test } from '../fixtures/test.ts';

test('a bulk change says to keep the tab open, asks before the tab is left, and goes on in the background', async ({
  page,
  acme,
  tokensPath,
}) => {
  for (const name of ['one', 'two']) await acme.createToken({ name });
  await page.goto(tokensPath());
  const list = new TokensPage(page);
  await list.selectAll().check();
  await list.bulkBar.getByRole('button', { name: 'Pause' }).click();

  const held = Promise.withResolvers<void>();
  await page.route(
    (url) => url.pathname.endsWith('/api-tokens'),
    async (route) => {
      if (route.request().postData()?.includes('"operation":"pause"')) await held.promise;
      await route.continue();
    },
  );
  await page.getByRole('button', { name: 'Pause 2 tokens' }).click();
  const progress = page.getByRole('dialog', { name: 'Pausing…' });
  await expect(progress).toContainText('Keep this tab open until it is done. You can go on working in it.');

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  await progress.getByRole('button', { name: 'Continue in background' }).click();
  await expect(page.getByRole('main').getByText('Paused 0 of 2')).toBeVisible();
  held.resolve();
  await expect(page.getByRole('status').filter({ hasText: '2 tokens paused' })).toBeAttached();
  await expect(list.row('one')).toContainText('Paused');

  // Nothing is left to ask about.
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});
