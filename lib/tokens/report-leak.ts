import type { Transaction } from '#db/client.ts';
import { selectValueOwner, type ValueOwner } from '#db/queries/token-digests.ts';
import { endTokenValues, lockToken, selectTokenValues, updateToken } from '#db/queries/tokens.ts';
import { notifyChanged } from '#db/queries/verification.ts';
import { recordAudit, type AuditSource } from '#lib/audit/record-audit.ts';
import type { RequestFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { getPolicies } from '#lib/policies/policies.ts';
import type { Runtime } from '#lib/runtime.ts';

import { auditTarget } from './change-token.ts';
import { mailLeakReport } from './leak-mail.ts';
import { reportLeakInput } from './schemas.ts';
import { digestsOfSha256Hex } from './token-value.ts';

/** Nobody has to sign in to report a leak. */
const REPORTER = { type: 'SYSTEM', id: 'leak-report', label: 'A leak report' } as const;

/** What was done about a reported value; `none` where the policy only warns, or the token was paused anyway. */
type Quarantine = 'paused' | 'old_value_ended' | 'none';

/** A report that changed something. */
export interface LeakReport {
  owner: ValueOwner;
  shortToken: string;
  quarantine: Quarantine;
  createdById: string;
}

/**
 * Deals with a value that somebody found (reportLeakInput: only its SHA-256 is told), in whatever Organization it is: the
 * policy `onLeakReport` pauses its token, or ends the value if it is the older one of an overlap. Reports of values that are
 * not known, not accepted any more or reported before change nothing, and the caller is not told which. Throws
 * UNAVAILABLE when it cannot be known.
 */
export async function reportLeak(runtime: Runtime, raw: unknown, request: RequestFacts): Promise<void> {
  const { sha256 } = reportLeakInput.parse(raw);
  const { db, secrets, clock, verification, changes, log } = runtime;
  const owner = await selectValueOwner(db, digestsOfSha256Hex(secrets, sha256));
  if (!owner && verification.isPepperMissing()) {
    throw new DomainError('UNAVAILABLE', 'A pepper of token values is missing, so values cannot be found. Try again.');
  }
  if (!owner) return;
  const source = { organization: owner.organization, actor: REPORTER, now: clock.now(), request };
  const report = await db.transaction((tx) => quarantine(tx, source, owner));
  if (!report) return;
  changes.tokenChanged(owner.tokenId);
  // Whoever reports must not wait for a mail server, nor learn from the waiting.
  mailLeakReport(runtime, report, request).catch((err: unknown) => log.error({ err }, 'a leak report was not mailed'));
}

async function quarantine(tx: Transaction, source: AuditSource, owner: ValueOwner): Promise<LeakReport | null> {
  const { now, request } = source;
  const { tokenId, organization } = owner;
  const record = await lockToken(tx, organization.id, tokenId);
  // Looked at again with the token locked: it may have been rotated meanwhile.
  const values = await selectTokenValues(tx, tokenId);
  const value = values.find(({ id }) => id === owner.valueId);
  if (!record || record.deletedAt || !value || value.endedAt || (value.endsAt && value.endsAt <= now)) return null;
  const isPausing = getPolicies({ organization }).onLeakReport === 'pause';
  let done: Quarantine = 'none';
  if (value.id === values[0]?.id) {
    if (record.leakReportedAt) return null;
    if (isPausing && !record.pausedAt) done = 'paused';
    await updateToken(tx, tokenId, {
      leakReportedAt: now,
      leakReportedAddress: request.address,
      ...(done === 'paused' && { pausedAt: now, pausedById: null }),
    });
  } else if (isPausing) {
    done = 'old_value_ended';
    await endTokenValues(tx, tokenId, { at: now, reason: 'OVERLAP_ENDED', keepId: values[0]?.id ?? '' });
    await updateToken(tx, tokenId, { overlapEndsAt: null });
  }
  const { shortToken } = value;
  const after = { shortToken, quarantine: done };
  await recordAudit(tx, source, { action: 'token.leak_reported', target: auditTarget(record), after });
  await notifyChanged(tx, { tokenId });
  return { owner, shortToken, quarantine: done, createdById: record.createdById };
}
