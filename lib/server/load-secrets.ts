import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv as parseEnvText } from 'node:util';

import type { Env } from '#lib/env.ts';
import type { Secrets } from '#lib/secrets.ts';

const NAMES = ['SESSION_KEY', 'TOKEN_PEPPERS', 'KEY_ENCRYPTION_KEY'] as const;
type SecretTexts = Record<(typeof NAMES)[number], string>;

/** The file of the embedded default, in the data directory; same names and form as the environment variables. */
export const SECRETS_FILE = 'secrets.env';

const HOW_TO_MAKE = 'make one with: node -p "crypto.randomBytes(32).toString(\'base64\')"';

/**
 * Key material of this installation. With DATABASE_URL it must come from the environment, because several processes share
 * it; otherwise it is generated once into the data directory. `mayGenerate` is false when a database exists already: new
 * keys would silently make every stored digest worthless. Throws one sentence that names the variable or the file.
 */
export async function loadSecrets(env: Env, mayGenerate: boolean): Promise<Secrets> {
  if (env.DATABASE_URL !== undefined) {
    const missing = NAMES.find((name) => env[name] === undefined);
    if (missing) throw new Error(`${missing} is missing. It is needed with DATABASE_URL; ${HOW_TO_MAKE}`);
    return parseSecrets(env as SecretTexts);
  }
  const file = path.join(env.DATA_DIR, SECRETS_FILE);
  const stored = await readOrCreate(file, mayGenerate);
  const given = Object.fromEntries(NAMES.filter((name) => env[name] !== undefined).map((name) => [name, env[name]]));
  const texts = { ...stored, ...given };
  const missing = NAMES.find((name) => !texts[name]);
  if (missing) throw new Error(`${missing} is missing in ${file}. Restore the file from your backup.`);
  return parseSecrets(texts as SecretTexts);
}

const newKey = () => randomBytes(32).toString('base64');

async function readOrCreate(file: string, mayGenerate: boolean): Promise<Partial<SecretTexts>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) {
    if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600);
    refuseCutOff(text, file);
    return parseEnvText(text);
  }
  if (!mayGenerate) {
    throw new Error(
      `${file} is missing, but there is a database that needs its keys. Restore the file from your backup.`,
    );
  }
  const texts = { SESSION_KEY: newKey(), TOKEN_PEPPERS: `1:${newKey()}`, KEY_ENCRYPTION_KEY: newKey() };
  const lines = [
    '# Keys of this Latchkey installation. Keep a copy with every backup of the database; never share it.',
    ...NAMES.map((name) => `${name}="${texts[name]}"`),
  ];
  // A whole file or none: written aside, then given its name.
  const aside = `${file}.${process.pid}`;
  await rm(aside, { force: true });
  await writeFile(aside, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  await link(aside, file).finally(() => rm(aside, { force: true }));
  return texts;
}

/** What stands behind a closing quote would be dropped without a word: a pepper added there would never be used. */
function refuseCutOff(text: string, file: string): void {
  for (const name of NAMES) {
    const line = new RegExp(String.raw`^\s*(?:export\s+)?${name}\s*=\s*(["'\x60])(?:(?!\1).)*\1[ \t]*(?![\s#])\S`, 'm');
    if (line.test(text)) throw new Error(`${name} in ${file} has text behind its closing quote. Put it inside.`);
  }
}

/** Checks shapes and lengths. Throws one sentence that names the variable, never its value. */
export function parseSecrets(texts: SecretTexts): Secrets {
  const keyEncryptionKey = bytes32(texts.KEY_ENCRYPTION_KEY);
  if (!keyEncryptionKey) throw new Error(`KEY_ENCRYPTION_KEY must be 32 bytes in base64; ${HOW_TO_MAKE}`);
  if (texts.SESSION_KEY.length < 32) {
    throw new Error(`SESSION_KEY must have at least 32 characters; ${HOW_TO_MAKE}`);
  }
  const peppers = new Map<number, Buffer>();
  for (const part of texts.TOKEN_PEPPERS.split(',')) {
    const [, number = '', base64 = ''] = /^\s*(\d{1,6}):(\S+)\s*$/.exec(part) ?? [];
    const pepper = bytes32(base64);
    if (!pepper || Number(number) < 1) {
      throw new Error(`TOKEN_PEPPERS must look like "1:<32 bytes in base64>,2:<32 bytes in base64>"; ${HOW_TO_MAKE}`);
    }
    if (peppers.has(Number(number))) throw new Error(`TOKEN_PEPPERS holds number ${Number(number)} twice.`);
    peppers.set(Number(number), pepper);
  }
  return { sessionKey: texts.SESSION_KEY, peppers, keyEncryptionKey };
}

function bytes32(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64');
  const same = bytes.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '');
  return same && bytes.length === 32 ? bytes : null;
}
