import { expect, test } from 'vitest';

import { playwrightFailures, vitestFailures } from './name-failures.mjs';

test('names the file, the full name and the first line of the message of each failed test of vitest', () => {
  const file = (name: string, status: string, assertionResults: object[], message = '') => ({
    name: `/root/${name}`,
    status,
    message,
    assertionResults,
  });
  const passed = { fullName: 'hearing of changes', status: 'passed', failureMessages: [] };
  const failed = {
    fullName: ' trust is there',
    status: 'failed',
    failureMessages: ['\n\u001B[31mAssertionError: expected 1 to be 2\u001B[39m\n  at line 7', 'another'],
  };
  const report = {
    testResults: [
      file('lib/a.test.ts', 'failed', [passed, failed, { ...failed, fullName: 'later' }]),
      file('lib/b.test.ts', 'passed', [passed]),
      file('lib/c.test.ts', 'failed', [], 'Cannot find module ./d.ts\nRequire stack:'),
      file('lib/e.test.ts', 'failed', [{ ...passed, status: 'skipped' }]),
    ],
  };
  expect(vitestFailures(report, '/root')).toEqual([
    'lib/a.test.ts: trust is there: AssertionError: expected 1 to be 2',
    'lib/a.test.ts: later: AssertionError: expected 1 to be 2',
    'lib/c.test.ts: Cannot find module ./d.ts',
    'lib/e.test.ts: failed outside of its tests',
  ]);
});

test('names the same of each failed test of Playwright, and what failed before any test', () => {
  const run = (status: string, ...results: object[]) => ({ status, results });
  const spec = (title: string, line: number, ...tests: object[]) => ({ title, file: 'a.spec.ts', line, tests });
  const timedOut = { error: { message: '\u001B[31mTest timeout of 45000ms exceeded.\u001B[39m\n\nCall log:' } };
  const report = {
    suites: [
      {
        title: 'a.spec.ts',
        specs: [spec('signs in', 3, run('expected', {})), spec('signs out', 9, run('unexpected', timedOut))],
        suites: [
          {
            title: 'at 390 px',
            specs: [spec('fits', 20, run('flaky', timedOut, {}), run('skipped')), spec('ends', 30, run('unexpected'))],
          },
        ],
      },
    ],
    errors: [{ message: 'Error: the server did not start\n    at global-setup.ts' }],
  };
  expect(playwrightFailures(report)).toEqual([
    'Error: the server did not start',
    'a.spec.ts:9: signs out: Test timeout of 45000ms exceeded.',
    'a.spec.ts:20: at 390 px fits: Test timeout of 45000ms exceeded.',
    'a.spec.ts:30: at 390 px ends: unexpected',
  ]);
});
