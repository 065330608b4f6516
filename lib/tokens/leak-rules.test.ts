import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { freshDataDir, spawnServer } from '#lib/server/testing/spawned.ts';

import { createToken } from './create-token.ts';
import { renewSigningKey } from './signing-keys.ts';

const database = useTestDatabase();
/** Values of the key that signs, and one of a key that was retired. */
let values: string[];
/** The patterns as they stand in the files that `npm run leak-kit` writes. */
let patterns: { gitleaks: RegExp[]; preCommit: RegExp[] };
let toml: string;

async function issue(name: string, publicUrl?: string): Promise<string> {
  const runtime = testRuntime(database);
  if (publicUrl !== undefined) runtime.env = { ...runtime.env, publicUrl };
  const ctx = await freshContext(runtime);
  return (await createToken(ctx, { name, role: 'ORGANIZATION_MEMBER', expiryDays: 90 })).secret ?? '';
}

beforeAll(async () => {
  const retired = await issue('retired');
  await renewSigningKey(database.db, database.secrets, new Date());
  const long = await issue('long', `https://${'a'.repeat(200)}.example.com`);
  const some = await Promise.all(Array.from({ length: 20 }, (_, n) => issue(`ci-${n}`)));
  values = [retired, long, ...some];
  const folder = await freshDataDir();
  const run = await spawnServer({ DATABASE_URL: database.url, ...keys() }, 'leak-kit.ts', [folder]);
  expect([await run.exit, run.output()]).toEqual([0, expect.stringContaining('Rules for 2 signing keys:')]);
  toml = await readFile(path.join(folder, 'gitleaks.toml'), 'utf8');
  const yaml = parseYaml(await readFile(path.join(folder, 'pre-commit-config.yaml'), 'utf8')) as {
    repos: { hooks: { entry: string }[] }[];
  };
  patterns = {
    gitleaks: [...toml.matchAll(/^regex = '''(.+)'''$/gm)].map(([, pattern = '']) => new RegExp(pattern)),
    preCommit: yaml.repos.flatMap(({ hooks }) => hooks.map(({ entry }) => new RegExp(entry))),
  };
});

function keys(): Record<string, string> {
  const { secrets } = database;
  return {
    SESSION_KEY: secrets.sessionKey,
    TOKEN_PEPPERS: [...secrets.peppers].map(([id, pepper]) => `${id}:${pepper.toString('base64')}`).join(','),
    KEY_ENCRYPTION_KEY: secrets.keyEncryptionKey.toString('base64'),
  };
}

const found = (text: string) =>
  Object.values(patterns).map((rules) => rules.flatMap((rule) => rule.exec(text)?.[1] ?? []));
const entropy = (text: string) => {
  const counts = [...text].reduce((all, sign) => all.set(sign, (all.get(sign) ?? 0) + 1), new Map<string, number>());
  return [...counts.values()].reduce((bits, n) => bits - (n / text.length) * Math.log2(n / text.length), 0);
};

describe('the rules of npm run leak-kit', () => {
  it('find every value of this installation, also of a retired key, wherever it stands', () => {
    expect(patterns.gitleaks).toHaveLength(2);
    const least = Number(/^entropy = (.+)$/m.exec(toml)?.[1]);
    for (const value of values) {
      for (const text of [
        value,
        `ASTRO_API_TOKEN=${value}`,
        `token: "${value}",`,
        `x\n${value}\ny`,
        `(${value}).`,
        JSON.stringify({ log: `one\n${value}\ttwo` }),
        `?token%3D${value}%26x`,
      ]) {
        expect(found(text)).toEqual([[value], [value]]);
      }
      expect(entropy(value)).toBeGreaterThan(least + 0.5);
      const keyword = /^keywords = \["(.+)"\]$/gm;
      expect([...toml.matchAll(keyword)].filter(([, prefix = '']) => value.startsWith(prefix))).toHaveLength(1);
    }
  });

  it('find no other JWT, nor a piece of a value', () => {
    const [value = ''] = values;
    const [header = '', payload = '', signature = ''] = value.split('.');
    const theirs = Buffer.from('{"alg":"EdDSA","kid":"AAAAAAAAAAAAAAAA","typ":"JWT"}').toString('base64url');
    const rsa = Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url');
    for (const text of [
      `${theirs}.${payload}.${signature}`,
      `${rsa}.${payload}.${'s'.repeat(342)}`,
      value.slice(0, -1),
      value.slice(1),
      `${header}.${payload}`,
      `${header}.${signature}`,
      `a${value}`,
      `${value}A`,
    ]) {
      expect(found(text)).toEqual([[], []]);
    }
  });

  it('are refused a folder that is a file, in one sentence', async () => {
    const run = await spawnServer({ DATABASE_URL: database.url, ...keys() }, 'leak-kit.ts', [import.meta.filename]);
    const sentence = `The rules cannot be written to the folder ${import.meta.filename} (EEXIST). Name another one.\n`;
    expect([await run.exit, run.output()]).toEqual([1, sentence]);
  });

  it('hold no secret and name both keys', () => {
    for (const value of values) expect(toml).not.toContain(value.slice(-86));
    expect(toml).toMatch(/^# signs since \d{4}-\d\d-\d\d$/m);
    expect(toml).toMatch(/^# signed from .+; those values stay valid$/m);
  });
});
