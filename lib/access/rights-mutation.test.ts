import { execFile } from 'node:child_process';
import path from 'node:path';

import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

/** Runs the rights tests of one operation in a process of its own, with one permission check taken out of the source. */
function runWithout(file: string, operation: string): Promise<{ code: number; output: string }> {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const config = 'db/testing/vitest.config.ts';
  const args = [vitest, 'run', '--config', config, 'lib/access/rights.test.ts', '-t', `${operation} as`, '--no-color'];
  const env = { ...process.env, WITHOUT_PERMISSION_CHECK: file };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}

it.each([
  ['lib/tokens/get-token.ts', 'get token'],
  ['lib/tokens/list-tokens.ts', 'list tokens'],
])(
  'without the permission check of %s the rights tests fail',
  async (file, operation) => {
    const { code, output } = await runWithout(file, operation);
    expect(code).toBe(1);
    expect(output).toMatch(/4 failed \| 1 passed/);
    expect(output).toContain(`${operation} as ORGANIZATION_MEMBER: refused`);
  },
  120_000,
);
