/** Key material of one installation. Loaded by `lib/server/load-secrets.ts`; never logged, never stored in the database. */
export interface Secrets {
  /** Signs session cookies (next-auth). */
  sessionKey: string;
  /** Numbered peppers; the highest number is used for new digests, the others still verify. 32 bytes each. */
  peppers: ReadonlyMap<number, Buffer>;
  /** Encrypts private signing keys at rest (AES-256-GCM). 32 bytes. */
  keyEncryptionKey: Buffer;
}

/** The pepper for new digests: the highest number. */
export function currentPepper(secrets: Secrets): { id: number; key: Buffer } {
  const id = Math.max(...secrets.peppers.keys());
  const key = secrets.peppers.get(id);
  if (!key) throw new Error('No pepper is configured.');
  return { id, key };
}
