import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';

import { permissionsDocument } from './testing/permissions-document.ts';

it('docs/permissions.md says what the code does; `npm run docs:permissions` writes it anew', async () => {
  const written = await readFile(path.join(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
  expect(written).toBe(permissionsDocument());
});
