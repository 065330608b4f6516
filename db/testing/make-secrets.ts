import { randomBytes } from 'node:crypto';

import type { Secrets } from '#lib/secrets.ts';

/** Fresh random key material of the shape an installation has. */
export function makeSecrets(): Secrets {
  return {
    sessionKey: randomBytes(32).toString('base64url'),
    peppers: new Map([[1, randomBytes(32)]]),
    keyEncryptionKey: randomBytes(32),
  };
}
