import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { findChromium } from './find-chromium.mjs';
import { playwrightFailures, vitestFailures } from './name-failures.mjs';
import { build, NODE, ROOT, takeTurn } from './prepare.mjs';
import { runStep } from './run.mjs';

// Plain JavaScript without dependencies, see bootstrap.mjs.

const tool = (...parts) => path.join(ROOT, 'node_modules', ...parts);

/**
 * The checks that are no tests: each counts as one. Same commands as the scripts of package.json. The lists run side by
 * side, what is in one of them in its order.
 */
const CHECKS = [
  [
    ['route types', [tool('next/dist/bin/next'), 'typegen']],
    ['types', [tool('typescript/bin/tsc'), '--noEmit']],
  ],
  [
    ['format', [tool('oxfmt/bin/oxfmt'), '--check', '.']],
    ['lint', [tool('oxlint/bin/oxlint')]],
    ['unused code', [tool('knip/bin/knip.js')]],
  ],
];

/**
 * Runs everything that must hold, names what failed once more, prints `N passed, N failed` over all suites as its last
 * line, and resolves with the exit code: 0 only when nothing failed.
 */
export async function runTests() {
  const results = await mkdtemp(path.join(tmpdir(), 'latchkey-results-'));
  const total = { passed: 0, failed: [] };
  const add = ({ passed, failed }) => {
    total.passed += passed;
    total.failed.push(...failed);
  };
  try {
    say('checks');
    await Promise.all(
      CHECKS.map(async (checks) => {
        for (const [name, args] of checks) add(await check(name, () => runNode(args, {}, { quiet: true })));
      }),
    );
    add(await suite('service tests', path.join(results, 'vitest.json'), runVitest, countVitest));
    say('build');
    const built = await check('console', () => takeTurn(build).then(() => 0));
    add(built);
    if (built.failed.length === 0) {
      add(await suite('browser tests', path.join(results, 'playwright.json'), runPlaywright, countPlaywright));
    } else {
      say('browser tests: not run, because there is no build');
      add({ passed: 0, failed: ['browser tests: not run, because there is no build'] });
    }
  } finally {
    await rm(results, { recursive: true, force: true });
  }
  // Logs are often cut at the front: the end has to say it all.
  if (total.failed.length > 0) process.stdout.write(`\n=== failed\n${total.failed.join('\n')}\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed.length} failed\n`);
  return total.failed.length === 0 ? 0 : 1;
}

function say(text) {
  process.stdout.write(`\n=== ${text}\n`);
}

/** The tools run on the supported runtime, and so does what they start by the name `node`. */
function runNode(args, env = {}, options = {}) {
  const PATH = `${path.dirname(NODE)}${path.delimiter}${process.env.PATH ?? ''}`;
  return runStep(NODE, args, { ...options, env: { PATH, NEXT_TELEMETRY_DISABLED: '1', ...env } });
}

/** Says how it went when it is over: several may be under way. */
async function check(name, run) {
  const code = await run().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    return 1;
  });
  process.stdout.write(`${name}: ${code === 0 ? 'passed' : 'failed'}\n`);
  return code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [`checks: ${name}`] };
}

/** Runs a suite that writes a report; one that breaks off, or runs nothing, has failed whatever the report says. */
async function suite(name, report, run, count) {
  say(name);
  const code = await run(report).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    return 1;
  });
  const text = await readFile(report, 'utf8').catch(() => null);
  const { passed, failures } = text === null ? { passed: 0, failures: [] } : count(JSON.parse(text));
  const failed = failures.map((failure) => `${name}: ${failure}`);
  const brokeOff = failed.length === 0 && (code !== 0 || passed === 0);
  return { passed, failed: brokeOff ? [`${name}: broke off (exit code ${code})`] : failed };
}

const runVitest = (report) =>
  runNode([
    tool('vitest/vitest.mjs'),
    'run',
    '--config',
    'db/testing/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);

const countVitest = (report) => ({ passed: report.numPassedTests, failures: vitestFailures(report, ROOT) });

async function runPlaywright(report) {
  const config = path.join(ROOT, 'e2e/playwright.config.ts');
  if (!existsSync(config)) throw new Error('e2e/playwright.config.ts is missing.');
  const chromium = await findChromium();
  return runNode([tool('@playwright/test/cli.js'), 'test', '-c', config, '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
}

const countPlaywright = (report) => ({ passed: report.stats.expected, failures: playwrightFailures(report) });
