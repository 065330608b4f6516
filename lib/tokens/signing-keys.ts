import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';

import type { Queryable, Transaction } from '#db/client.ts';
import {
  insertSigningKey,
  lockSigningKeys,
  selectActiveSigningKey,
  updateSigningKeyRetired,
  type SigningKeyRow,
} from '#db/queries/signing-keys.ts';
import { DomainError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { seal, unseal } from '#lib/sealing.ts';
import type { Secrets } from '#lib/secrets.ts';

import type { SigningKey } from './token-value.ts';

/**
 * The Ed25519 key that signs new values; the first caller of an installation creates it, however many processes ask at
 * once. Throws UNAVAILABLE when the stored key cannot be opened with the configured key-encryption key.
 */
export async function loadSigningKey(db: Queryable, secrets: Secrets, now: Date): Promise<SigningKey> {
  const row = (await selectActiveSigningKey(db)) ?? (await createSigningKey(db, secrets, now));
  return { keyId: row.keyId, privateKey: openPrivateKey(secrets, row) };
}

function createSigningKey(db: Queryable, secrets: Secrets, now: Date): Promise<SigningKeyRow> {
  return db.transaction(async (tx) => {
    await lockSigningKeys(tx);
    return (await selectActiveSigningKey(tx)) ?? (await addSigningKey(tx, secrets, now));
  });
}

/**
 * Retires the key that signs and makes a new one, under the key-encryption key configured now. Values signed before stay
 * accepted: what decides about them is their digest. Returns the new key's id.
 */
export function renewSigningKey(db: Queryable, secrets: Secrets, now: Date): Promise<string> {
  return db.transaction(async (tx) => {
    await lockSigningKeys(tx);
    const current = await selectActiveSigningKey(tx);
    if (current) await updateSigningKeyRetired(tx, current.id, now);
    return (await addSigningKey(tx, secrets, now)).keyId;
  });
}

async function addSigningKey(tx: Transaction, secrets: Secrets, now: Date): Promise<SigningKeyRow> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keyId = randomBytes(12).toString('base64url');
  const row: SigningKeyRow = {
    id: newId(),
    keyId,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    privateKeyEncrypted: seal(secrets.keyEncryptionKey, keyId, privateKey.export({ type: 'pkcs8', format: 'der' })),
    createdAt: now,
    retiredAt: null,
  };
  await insertSigningKey(tx, row);
  return row;
}

function openPrivateKey(secrets: Secrets, row: SigningKeyRow) {
  try {
    const plain = unseal(secrets.keyEncryptionKey, row.keyId, row.privateKeyEncrypted);
    return createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' });
  } catch (cause) {
    const message =
      'The key that signs token values could not be opened. Check that KEY_ENCRYPTION_KEY is the one it was stored with.';
    throw new DomainError('UNAVAILABLE', message, { cause });
  }
}
