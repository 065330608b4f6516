import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { lockDataDir } from './data-dir-lock.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'latchkey-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each(['a-file', 'a-file/below'])('a DATA_DIR of %s is refused in one sentence that names it', async (name) => {
  await writeFile(path.join(folder, 'a-file'), '');
  const dataDir = path.join(folder, name);
  await expect(lockDataDir(dataDir, 'a test')).rejects.toThrow(
    `${dataDir} is not a folder, or lies in a file. Set DATA_DIR to a folder.`,
  );
});
