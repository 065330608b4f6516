import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
let folder = '';

/** One planted import per forbidden direction of architecture: place, then what it must not reach. */
const FORBIDDEN: [string, string][] = [
  ['app/orgs/page.tsx', '#db/client.ts'],
  ['app/orgs/page.tsx', 'drizzle-orm'],
  ['app/orgs/page.tsx', 'hono'],
  ['app/orgs/page.tsx', '#lib/api/app.ts'],
  ['components/ui/button.tsx', '#db/schema/index.ts'],
  ['components/ui/button.tsx', '#lib/doors/action.ts'],
  ['components/ui/button.tsx', '#lib/auth/read-session.ts'],
  ['components/ui/button.tsx', '../../app/actions.ts'],
  ['lib/tokens/create-token.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', 'react'],
  ['lib/tokens/create-token.ts', 'drizzle-orm'],
  ['lib/tokens/create-token.ts', '#db/schema/index.ts'],
  ['lib/tokens/create-token.ts', 'hono'],
  ['lib/users/check.ts', 'next-auth'],
  ['lib/api/tokens.ts', '#components/ui/button.tsx'],
  ['lib/doors/page.ts', '#db/schema/index.ts'],
  ['db/queries/tokens.ts', 'next/headers'],
  ['db/queries/tokens.ts', '#lib/api/app.ts'],
  ['e2e/console/a.spec.ts', '#components/ui/button.tsx'],
];

const ALLOWED: [string, string][] = [
  ['app/orgs/page.tsx', '#lib/tokens/list-tokens.ts'],
  ['components/ui/button.tsx', '#lib/format.ts'],
  ['lib/tokens/create-token.ts', '#db/queries/tokens.ts'],
  ['lib/api/tokens.ts', 'hono'],
  ['db/queries/tokens.ts', 'drizzle-orm'],
];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'latchkey-lint-'));
  await cp(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What lint says of one file that holds nothing but this import. */
async function lint(file: string, target: string): Promise<string> {
  const planted = path.join(folder, file);
  await mkdir(path.dirname(planted), { recursive: true });
  await writeFile(planted, `import * as planted from '${target}';\n\nexport default planted;\n`);
  const oxlint = path.join(root, 'node_modules/.bin/oxlint');
  return new Promise((resolve) => {
    execFile(oxlint, ['--format', 'unix', file], { cwd: folder }, (_error, stdout) => resolve(stdout));
  }).then(async (output) => {
    await rm(planted);
    return output as string;
  });
}

describe('import boundaries', () => {
  it.each(FORBIDDEN)('%s may not import %s', async (file, target) => {
    expect(await lint(file, target)).toContain('no-restricted-imports');
  });

  it.each(ALLOWED)('%s may import %s', async (file, target) => {
    expect(await lint(file, target)).not.toContain('no-restricted-imports');
  });
});
