import { randomInt } from 'node:crypto';

import type { Database } from '#db/client.ts';
import { deleteUnusedCodes, insertOneTimeCode } from '#db/queries/one-time-codes.ts';
import { selectAnyUserExists, selectUserByEmail } from '#db/queries/users.ts';
import { SYSTEM } from '#lib/audit/record-audit.ts';
import { newId } from '#lib/ids.ts';

import { codeDigest } from './code-digest.ts';
import { recordUserAudit } from './record-user-audit.ts';

const HOUR_MS = 3_600_000;
const SETUP_HOURS = 7 * 24;
const PASSWORD_HOURS = 24;

/** What an event says in the place of a request. */
const COMMAND = { address: '127.0.0.1', userAgent: 'npm', method: '', path: 'npm run user:reset' };

/** No letters or digits that look alike: people copy these from a terminal. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of six characters, about 118 random bits, such as `k7mz3q-…`. */
function newCode(): string {
  const letters = Array.from({ length: 24 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return [0, 6, 12, 18].map((at) => letters.slice(at, at + 6).join('')).join('-');
}

/** The code that lets somebody become the first owner; null once a user exists. An earlier one stops working. */
export async function issueSetupCode(db: Database, now: Date): Promise<string | null> {
  if (await selectAnyUserExists(db)) return null;
  const code = newCode();
  await db.transaction(async (tx) => {
    await deleteUnusedCodes(tx, 'SETUP');
    const expiresAt = new Date(now.getTime() + SETUP_HOURS * HOUR_MS);
    await insertOneTimeCode(tx, { digest: codeDigest(code), purpose: 'SETUP', createdAt: now, expiresAt });
  });
  return code;
}

/**
 * A code with which the person of that e-mail may set a new password once within 24 hours; null when there is no such
 * active person. An earlier one stops working. Their Organizations have an event of it, without the code.
 */
export async function issuePasswordLink(db: Database, email: string, now: Date): Promise<string | null> {
  const user = await selectUserByEmail(db, email.trim().toLowerCase());
  if (!user || user.status !== 'ACTIVE') return null;
  const code = newCode();
  await db.transaction(async (tx) => {
    await deleteUnusedCodes(tx, 'PASSWORD', user.id);
    const expiresAt = new Date(now.getTime() + PASSWORD_HOURS * HOUR_MS);
    const row = { digest: codeDigest(code), purpose: 'PASSWORD', userId: user.id, createdAt: now, expiresAt } as const;
    await insertOneTimeCode(tx, row);
    const source = { now, request: { id: newId(), ...COMMAND } };
    await recordUserAudit(tx, source, {
      user,
      action: 'user.password_link_issued',
      after: { expiresAt },
      actor: SYSTEM,
    });
  });
  return code;
}
