import path from 'node:path';

import { build, install, NODE, ROOT, takeTurn } from './prepare.mjs';
import { waitUntilUnlocked } from './data-dir-lock.mjs';
import { endWithParent, runForeground } from './run.mjs';

// The first thing that runs in a bare clone, on whatever Node the system has: plain JavaScript, no dependencies.

const OLDEST_NODE = 20;

const commands = {
  async start() {
    await prepare(dataDirOf('.data'));
    return runForeground(NODE, [server('main.ts')]);
  },
  async demo() {
    await prepare(dataDirOf('.demo'));
    return runForeground(NODE, [server('demo.ts')]);
  },
  'user-reset': (args) => runCommand('user-reset.ts', args),
  'keys-renew': (args) => runCommand('keys-renew.ts', args),
  'leak-kit': (args) => runCommand('leak-kit.ts', args),
  async test() {
    await takeTurn(install);
    const { runTests } = await import('./run-tests.mjs');
    return runTests();
  },
};

/** A command beside the server needs no build. */
async function runCommand(file, args) {
  await takeTurn(install);
  return runForeground(NODE, [server(file), ...args]);
}

const server = (file) => path.join(ROOT, 'lib/server', file);

/** The data directory that main.ts will lock; null when it needs none. */
function dataDirOf(fallback) {
  if (fallback === '.demo') return path.join(ROOT, fallback);
  return process.env.DATABASE_URL ? null : path.resolve(process.env.DATA_DIR || fallback);
}

/** Everything a start needs. A running server keeps the build it runs from, so its end is awaited first. */
async function prepare(dataDir) {
  if (dataDir) await waitUntilUnlocked(dataDir);
  await takeTurn(async () => {
    await install();
    await build();
  });
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Error(`Node ${process.versions.node} is too old. Install Node ${OLDEST_NODE} or newer.`);
  }
  const [name, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(commands, name ?? '')) {
    throw new Error(`Unknown command ${name ?? ''}. Use one of: ${Object.keys(commands).join(', ')}.`);
  }
  process.chdir(ROOT);
  endWithParent();
  process.exit(await commands[name](args));
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
