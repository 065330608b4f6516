import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { parseEnv } from '#lib/env.ts';
import { currentPepper } from '#lib/secrets.ts';

import { loadSecrets, SECRETS_FILE } from './load-secrets.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'latchkey-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const key = () => randomBytes(32).toString('base64');
const file = () => path.join(dataDir, SECRETS_FILE);
const mode = async () => (await stat(file())).mode & 0o777;
const embedded = (extra: Record<string, string> = {}) => parseEnv({ DATA_DIR: dataDir, ...extra });
const GIVEN = { SESSION_KEY: key(), TOKEN_PEPPERS: `1:${key()},2:${key()}`, KEY_ENCRYPTION_KEY: key() };
const external = (extra: Record<string, string>) =>
  parseEnv({ DATABASE_URL: 'postgres://u@db.example/x', ...GIVEN, ...extra });

test('the first start makes three keys that only the owner may read; later ones use the same', async () => {
  const first = await loadSecrets(embedded(), true);
  expect(await mode()).toBe(0o600);
  expect(first.keyEncryptionKey).toHaveLength(32);
  expect(currentPepper(first)).toMatchObject({ id: 1, key: expect.objectContaining({ length: 32 }) });
  expect(await loadSecrets(embedded(), false)).toEqual(first);
});

test('a file that others may read is closed again', async () => {
  await loadSecrets(embedded(), true);
  await chmod(file(), 0o644);
  await loadSecrets(embedded(), false);
  expect(await mode()).toBe(0o600);
});

test('keys are never made anew beside a database that needs the old ones', async () => {
  await expect(loadSecrets(embedded(), false)).rejects.toThrow(
    `${file()} is missing, but there is a database that needs its keys. Restore the file from your backup.`,
  );
  await expect(stat(file())).rejects.toThrow('ENOENT');
});

test('a second pepper in the file is used for new values, the first still verifies', async () => {
  await loadSecrets(embedded(), true);
  const text = await readFile(file(), 'utf8');
  await writeFile(file(), text.replace(/TOKEN_PEPPERS="(.*)"/, `TOKEN_PEPPERS="$1,2:${key()}"`));
  const secrets = await loadSecrets(embedded(), false);
  expect([...secrets.peppers.keys()]).toEqual([1, 2]);
  expect(currentPepper(secrets).id).toBe(2);
});

test('a pepper behind the closing quote is refused, not dropped; a comment there is none', async () => {
  await loadSecrets(embedded(), true);
  const text = await readFile(file(), 'utf8');
  await writeFile(file(), text.replace(/TOKEN_PEPPERS=".*"/, `$&,2:${key()}`));
  await expect(loadSecrets(embedded(), false)).rejects.toThrow(
    `TOKEN_PEPPERS in ${file()} has text behind its closing quote. Put it inside.`,
  );
  await writeFile(file(), text.replace(/TOKEN_PEPPERS=".*"/, '$& # the first one'));
  expect([...(await loadSecrets(embedded(), false)).peppers.keys()]).toEqual([1]);
});

test.each(['SESSION_KEY', 'TOKEN_PEPPERS', 'KEY_ENCRYPTION_KEY'])('with DATABASE_URL, %s is demanded', async (name) => {
  await expect(loadSecrets(external({ [name]: '' }), true)).rejects.toThrow(
    new RegExp(`^${name} is missing. It is needed with DATABASE_URL; make one with: `),
  );
  await expect(stat(file())).rejects.toThrow('ENOENT');
});

test.each([
  ['KEY_ENCRYPTION_KEY', 'c2VudGluZWw=', 'must be 32 bytes in base64'],
  ['TOKEN_PEPPERS', 'sentinel', 'must look like'],
  ['TOKEN_PEPPERS', `0:${key()}`, 'must look like'],
  ['TOKEN_PEPPERS', `1:${key()},1:${key()}`, 'holds number 1 twice'],
])('%s of the wrong shape is one sentence without its value', async (name, value, words) => {
  const error = await loadSecrets(external({ [name]: value }), true).catch((thrown: Error) => thrown);
  expect(error).toBeInstanceOf(Error);
  const { message } = error as Error;
  expect(message).toContain(`${name} ${words}`);
  expect(message).not.toContain(value);
});
