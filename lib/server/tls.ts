import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';

import type { Env } from '#lib/env.ts';

export interface TlsFiles {
  cert: Buffer;
  key: Buffer;
}

/** The certificate and key that the server speaks HTTPS with, checked; null without. Throws one sentence. */
export async function readTlsFiles(env: Pick<Env, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>): Promise<TlsFiles | null> {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile } = env;
  if (certFile === undefined || keyFile === undefined) return null;
  const files = { cert: await readOne('TLS_CERT_FILE', certFile), key: await readOne('TLS_KEY_FILE', keyFile) };
  try {
    createSecureContext(files);
  } catch (cause) {
    const message =
      'TLS_CERT_FILE and TLS_KEY_FILE are not usable together. Give a certificate and its own key, both as PEM.';
    throw new Error(message, { cause });
  }
  return files;
}

async function readOne(name: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${name} cannot be read (${code}). Set it to a file that this user may read.`, { cause: error });
  }
}
