import { execFile } from 'node:child_process';
import path from 'node:path';

import { expect, it } from 'vitest';

import { OPERATIONS } from './testing/operations.ts';

const root = path.join(import.meta.dirname, '../..');

/** One operation per noun, and the file whose permission check stands before it. */
const MUTATIONS: Record<string, string> = {
  'list tokens': 'lib/tokens/require-token-home.ts',
  'get Organization token': 'lib/tokens/load-token.ts',
  'delete Workspace': 'lib/workspaces/change-workspace.ts',
  'create Deployment': 'lib/deployments/create-deployment.ts',
  'update Organization settings': 'lib/organizations/update-organization.ts',
  'list users': 'lib/users/list-users.ts',
  'get impact of deleting Team': 'lib/teams/get-team-impact.ts',
  'preview change of custom role': 'lib/roles/preview-role-change.ts',
};

/** Runs the rights tests of these operations in one process of its own, with the permission checks taken out. */
function runWithout(files: string[], operations: string[]): Promise<{ code: number; output: string }> {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const config = 'db/testing/vitest.config.ts';
  const filter = `(${operations.join('|')}): each role in its own Organization`;
  const args = [vitest, 'run', '--config', config, 'lib/access/rights.test.ts', '-t', filter, '--no-color'];
  const env = { ...process.env, WITHOUT_PERMISSION_CHECK: files.join(',') };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}

it('names operations that exist', () => {
  const names = Object.values(OPERATIONS).flatMap((operations) => operations.map(({ name }) => name));
  expect(names).toEqual(expect.arrayContaining(Object.keys(MUTATIONS)));
});

it('without its permission check the rights test of each operation fails', async () => {
  const operations = Object.keys(MUTATIONS);
  const { code, output } = await runWithout(Object.values(MUTATIONS), operations);
  expect(code).toBe(1);
  for (const name of operations) expect(output).toContain(`× ${name}: each role in its own Organization`);
  expect(output).toContain(`${operations.length} failed |`);
}, 120_000);
