// `npm run pictures`: every screen and dialog of the demonstration, light, dark and 390 px wide, into docs/pictures/.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { chromium, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';

import { findChromium } from '#lib/server/find-chromium.mjs';

import { takeDoors } from './door-pictures.ts';
import { LOOKS, newPage, signIn, type Look } from './looks.ts';
import { SCENES } from './scenes.ts';
import { startDemo, type Demo } from './start-demo.ts';

const FOLDER = path.join(import.meta.dirname, '../../docs/pictures');

async function signedIn(browser: Browser, demo: Demo, look: Look, email: string): Promise<Page> {
  const page = await newPage(browser, demo.url, look);
  await signIn(page, email, demo.passwords.get(email) ?? '');
  return page;
}

/** A picture of the page in 256 colours: a third of the size, and no difference that anybody sees. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
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
  try {
    await mkdir(FOLDER, { recursive: true });
    for (const look of LOOKS) {
      const owner = await signedIn(browser, demo, look, 'ada@acme.example');
      const member = await signedIn(browser, demo, look, 'linus@acme.example');
      const stranger = await newPage(browser, demo.url, look);
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
    await demo.stop();
  }
  await takeDoors(browser, async (page, file) => {
    if (isWanted(file)) await take(page, file);
  }).catch((error: unknown) => failed.push(String(error)));
} finally {
  await browser.close();
}
if (failed.length > 0) {
  console.error(`Not taken:\n${failed.join('\n')}`);
  process.exitCode = 1;
}
