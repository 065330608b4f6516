import type { Page } from '@playwright/test';

import { invitePath } from '#db/testing/invite-path.ts';

import { COLOUR_RULES, findViolations } from '../fixtures/axe.ts';
import { ROUTES } from '../fixtures/routes.ts';
import { findSmallTargets } from '../fixtures/targets.ts';
import { untilShown } from '../fixtures/until-shown.ts';
import { expect, test } from '../fixtures/test.ts';

const THEMES = ['light', 'dark'] as const;

/** axe over the page as it stands, in both themes. */
async function expectClean(page: Page, where: string): Promise<void> {
  for (const theme of THEMES) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
      // Colours on their way from one theme to the other are neither's.
      for (const animation of document.getAnimations()) animation.finish();
    }, theme);
    // The themes differ in colours alone: the other rules would answer the same again.
    const found = await findViolations(page, theme === THEMES[0] ? undefined : COLOUR_RULES);
    expect(found, `${where}, ${theme}`).toEqual([]);
  }
}

async function setTheme(page: Page, theme: string): Promise<void> {
  await page.getByRole('button', { name: /Ada Lovelace/ }).click();
  await page.getByRole('menuitemradio', { name: theme === 'dark' ? 'Dark' : 'Light' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

/** Nothing reaches past the right edge of a screen of 320 px. */
async function expectNoSideways(page: Page, where: string): Promise<void> {
  const tooWide = await page.evaluate(() =>
    document.documentElement.scrollWidth <= 320
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > 320)
          .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect.soft(tooWide, where).toEqual([]);
}

for (const [area, routesOf] of Object.entries(ROUTES)) {
  test(`57, 59. Routes of ${area} fit 320 px, have targets of 44 px for a finger, and axe finds nothing in both themes`, async ({
    page,
    context,
    acme,
    runtime,
  }) => {
    test.setTimeout(240_000);
    const device = await context.newCDPSession(page);
    const turnInto = async (mobile: boolean, width: number, height: number) => {
      await device.send('Emulation.setDeviceMetricsOverride', { mobile, width, height, deviceScaleFactor: 1 });
      await device.send('Emulation.setTouchEmulationEnabled', { enabled: mobile });
    };
    for (const route of await routesOf(runtime, acme)) {
      await turnInto(true, 320, 640);
      await page.goto(route);
      await untilShown(page);
      expect(await page.evaluate(() => window.screen.width)).toBe(320);
      await expectNoSideways(page, route);
      await turnInto(true, 390, 844);
      await page.waitForFunction(() => window.innerWidth === 390);
      expect.soft(await findSmallTargets(page.locator('body')), route).toEqual([]);
      await turnInto(false, 1440, 900);
      await page.waitForFunction(() => window.innerWidth === 1440);
      await expectClean(page, route);
    }
  });
}

test('57. axe finds nothing in any open dialog and menu, in both themes', async ({ page, acme, tokensPath }) => {
  test.setTimeout(240_000);
  const { id } = await acme.createToken({ name: 'ci-deploy' });
  await acme.insertUsage(id, { address: '203.0.113.7', userAgent: 'astro-cli/1.45.0', calls: 12 });
  await page.goto(tokensPath());

  const menu = page.getByRole('button', { name: 'Actions for ci-deploy' });
  await menu.click();
  await expect(page.getByRole('menuitem', { name: 'View details' })).toBeVisible();
  await expectClean(page, 'row menu');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();

  for (const item of ['Edit Token', 'Rotate token', 'Pause token', 'Delete Token']) {
    await menu.click();
    await page.getByRole('menuitem', { name: item }).click();
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await expect(dialog).toBeVisible();
    await untilShown(page);
    await expectClean(page, item);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
  }

  for (const filter of ['Status', 'Role', 'Expires', 'Last used', 'More', 'Columns', 'Export']) {
    await page
      .getByRole('button', { name: new RegExp(`^${filter}`) })
      .or(page.getByRole('combobox', { name: new RegExp(`^${filter}`) }))
      .first()
      .click();
    const opened = page.getByRole('dialog').or(page.getByRole('menu')).or(page.getByRole('listbox'));
    await expect(opened.first()).toBeVisible();
    await untilShown(page);
    await expectClean(page, filter);
    await page.keyboard.press('Escape');
    // While it closes it could be taken for the next one.
    await expect(opened).toHaveCount(0);
  }

  await page.getByRole('button', { name: '+ API Token' }).click();
  await expect(page.getByRole('dialog', { name: 'Create API token' })).toBeVisible();
  await page.getByRole('button', { name: /What this token can do/ }).click();
  await page.getByRole('button', { name: 'Create API token' }).click();
  await expect(page.getByText('Enter a name for this token')).toBeVisible();
  await expectClean(page, 'create, with an error');
  await page.getByLabel('Name', { exact: true }).fill('second');
  await page.getByRole('button', { name: 'Create API token' }).click();
  await expect(page.getByRole('dialog', { name: 'Copy your API token' })).toBeVisible();
  await expectClean(page, 'copy once');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('You have not copied this token. Close anyway?')).toBeVisible();
  await expectClean(page, 'closing guard');
  await page.getByRole('button', { name: 'Close without copying' }).click();
  await page.getByRole('checkbox', { name: 'Select ci-deploy' }).check();
  await page.getByRole('region', { name: 'Bulk actions' }).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectClean(page, 'bulk delete');
});

test('57. axe finds nothing on the signed-out pages', async ({ browser, acme, runtime }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const route of ['/sign-in', '/reset/unknown-code', '/no-such-page', await invitePath(runtime, acme)]) {
    await page.goto(route);
    await untilShown(page);
    await expectClean(page, route);
  }
  await context.close();
});

test('58. Create, copy and close work with the keyboard alone', async ({
  page,
  acme,
  tokensPath,
  context,
  statusOf,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await acme.createToken({ name: 'first' });
  await page.goto(tokensPath());
  await expect(page.getByRole('link', { name: 'first' })).toBeVisible();
  await untilShown(page);
  await expect(async () => {
    // Keys pressed before the page listens are lost, so it is pressed again until the dialog is there.
    if (await page.getByRole('dialog').isHidden()) await page.keyboard.press('c');
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused({ timeout: 2000 });
  }).toPass();
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Copy your API token' })).toBeVisible();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let step = 0; step < 12 && (await focused()) !== 'Copy'; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Token value' })).toHaveValue(/^•+$/);
  for (let step = 0; step < 12 && (await focused()) !== 'Done'; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Copy your API token' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'by keyboard' })).toBeFocused();
  expect(await statusOf(await page.evaluate(() => navigator.clipboard.readText()))).toBe(200);
});

test('59. At 320 px creating works by touch without scrolling sideways', async ({
  browser,
  acme,
  signIn,
  tokensPath,
}) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  await signIn(context, acme.owner);
  const page = await context.newPage();
  await page.goto(tokensPath());
  await page.getByRole('button', { name: '+ API Token' }).tap();
  await expectNoSideways(page, 'create');
  await page.getByLabel('Name', { exact: true }).fill('by touch');
  await page.getByRole('button', { name: 'Create API token' }).tap();
  await expect(page.getByRole('dialog', { name: 'Copy your API token' })).toBeVisible();
  await expectNoSideways(page, 'copy once');
  await page.getByRole('button', { name: 'Done' }).tap();
  await page.getByRole('button', { name: 'Close without copying' }).tap();
  await expect(page.getByRole('link', { name: 'by touch' })).toBeVisible();
  await context.close();
});

test('60. With reduced motion nothing animates, and the theme is right on first paint', async ({
  page,
  context,
  acme,
  tokensPath,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await acme.createToken();
  await page.goto(tokensPath());
  await page.getByRole('button', { name: '+ API Token' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
  await page.keyboard.press('Escape');
  await setTheme(page, 'dark');
  const bare = await context.newPage();
  // Without any script: what the server sent is the first paint.
  await bare.route('**/*.js', (route) => route.abort());
  await bare.goto(tokensPath());
  await expect(bare.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(bare.locator('body')).toHaveCSS('background-color', 'rgb(15, 17, 21)');
});
