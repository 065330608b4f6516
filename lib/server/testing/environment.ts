import type { TestDatabase } from '#db/testing/test-database.ts';

/** The keys that the stored tokens were made with, as an operator has them in the environment. */
export function environmentOf({ secrets, url }: TestDatabase): Record<string, string> {
  return {
    DATABASE_URL: url,
    SESSION_KEY: secrets.sessionKey,
    TOKEN_PEPPERS: [...secrets.peppers].map(([id, pepper]) => `${id}:${pepper.toString('base64')}`).join(','),
    KEY_ENCRYPTION_KEY: secrets.keyEncryptionKey.toString('base64'),
  };
}
