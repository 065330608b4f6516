// `npm run pictures`: every screen and dialog of the demonstration, light, dark and 390 px wide, into docs/pictures/.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { chromium, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';

import { findChromium } from '#lib/server/find-chromium.mjs';

import { SCENES } from './scenes.ts';
import { startDemo, type Demo } from './start-demo.ts';

const FOLDER = path.join(import.meta.dirname, '../../docs/pictures');
const LOOKS = [
  { name: 'light', theme: 'light', width: 1440, height: 900 },
  { name: 'dark', theme: 'dark', width: 1440, height: 900 },
  { name: '390', theme: 'light', width: 390, height: 844 },
] as const;

async function signedIn(browser: Browser, demo: Demo, look: (typeof LOOKS)[number], email: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: demo.url,
    viewport: { width: look.width, height: look.height },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(demo.passwords.get(email) ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/orgs\//);
  return page;
}

/** A picture of the page in 256 colours: a third of the size, and no difference that anybody sees. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot({ animations: 'disabled' });
  await sharp(picture).png({ palette: true, compressionLevel: 9, effort: 10 }).toFile(path.join(FOLDER, name));
  console.log(name);
}

/** Words of the command line leave out all pictures but those with one in their name, such as `users` or `-390`. */
const words = process.argv.slice(2);
const isWanted = (file: string) => words.length === 0 || words.some((word) => file.includes(word));
const failed: string[] = [];
const demo = await startDemo();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [],
});
try {
  await mkdir(FOLDER, { recursive: true });
  for (const look of LOOKS) {
    const owner = await signedIn(browser, demo, look, 'ada@acme.example');
    const member = await signedIn(browser, demo, look, 'linus@acme.example');
    const stranger = await (
      await browser.newContext({ baseURL: demo.url, viewport: look, colorScheme: look.theme, reducedMotion: 'reduce' })
    ).newPage();
    const people = { owner, member, stranger };
    for (const { name, as = 'owner', show } of SCENES) {
      const file = `${name}-${look.name}.png`;
      if (!isWanted(file)) continue;
      const page = people[as];
      // One that fails must not cost the others.
      await show(page)
        .then(() => take(page, file))
        .catch((error: unknown) => failed.push(`${file}: ${String(error)}`));
    }
    for (const page of Object.values(people)) await page.context().close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
if (failed.length > 0) {
  console.error(`Not taken:\n${failed.join('\n')}`);
  process.exitCode = 1;
}
