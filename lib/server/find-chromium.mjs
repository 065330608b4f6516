import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ROOT } from './prepare.mjs';
import { runStep } from './run.mjs';

// Plain JavaScript without dependencies, see bootstrap.mjs.

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser for the tests: CHROMIUM_PATH, else one on PATH, else Playwright's own, else, as root on Debian, one that is
 * installed now. Throws one sentence when there is none.
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await isExecutable(given)) return given;
    throw new Error(`CHROMIUM_PATH is not usable: ${given} is no program.`);
  }
  const found = (await onPath()) ?? (await playwrightOwn());
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium …\n');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runStep('apt-get', ['update'], { quiet: true, env });
    await runStep('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env });
    const installed = await onPath();
    if (installed) return installed;
  }
  throw new Error('There is no Chromium for the browser tests. Install it, or set CHROMIUM_PATH to its program.');
}

async function onPath() {
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      if (folder && (await isExecutable(file))) return file;
    }
  }
  return null;
}

async function playwrightOwn() {
  const library = path.join(ROOT, 'node_modules/playwright-core/index.js');
  const playwright = await import(pathToFileURL(library).href).catch(() => null);
  const file = playwright?.default?.chromium?.executablePath() ?? '';
  return (await isExecutable(file)) ? file : null;
}

const isExecutable = (file) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
