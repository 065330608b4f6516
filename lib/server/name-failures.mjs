import path from 'node:path';

// Plain JavaScript without dependencies, see bootstrap.mjs.

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** The first line of a message that says anything, without colours. */
const firstLine = (text) =>
  String(text ?? '')
    .replaceAll(COLOURS, '')
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '') ?? '';

const entry = (...parts) => parts.filter((part) => part !== '').join(': ');

/**
 * One line for each failed test of a report of vitest (`--reporter=json`), and for each file that failed without one:
 * it did not load, or broke off before or after its tests.
 */
export function vitestFailures({ testResults }, root) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0)
      return failed.map((test) => entry(file, test.fullName.trim(), firstLine(test.failureMessages[0])));
    return status === 'failed' ? [entry(file, firstLine(message) || 'failed outside of its tests')] : [];
  });
}

/**
 * The same of a report of Playwright (`--reporter=json`); a test that passed only when tried again is among them.
 * @param {{ suites?: any[], errors: { message?: string }[] }} report
 */
export function playwrightFailures({ suites = [], errors }) {
  return [...errors.map((error) => firstLine(error.message)), ...suites.flatMap((file) => ofSuite(file, []))];
}

/** `titles` are those of the groups around it; the outermost suite is the file, which each test names itself. */
function ofSuite({ specs, suites = [] }, titles) {
  const own = specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((test) => {
        const error = test.results.find((result) => result.error)?.error;
        const file = `${spec.file}:${spec.line}`;
        return entry(file, [...titles, spec.title].join(' '), firstLine(error?.message ?? test.status));
      }),
  );
  return [...own, ...suites.flatMap((suite) => ofSuite(suite, [...titles, suite.title]))];
}
