import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { installPackage, isExecutable, onPath } from './find-program.mjs';
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
  const found = (await onPath(NAMES)) ?? (await playwrightOwn());
  if (found) return found;
  await installPackage('chromium', (program, args, env) => runStep(program, args, { quiet: true, env }));
  const installed = await onPath(NAMES);
  if (installed) return installed;
  throw new Error('There is no Chromium for the browser tests. Install it, or set CHROMIUM_PATH to its program.');
}

async function playwrightOwn() {
  const library = path.join(ROOT, 'node_modules/playwright-core/index.js');
  const playwright = await import(pathToFileURL(library).href).catch(() => null);
  const file = playwright?.default?.chromium?.executablePath() ?? '';
  return (await isExecutable(file)) ? file : null;
}
