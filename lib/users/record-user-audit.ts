import type { Transaction } from '#db/client.ts';
import { selectOrganizationIds } from '#db/queries/users.ts';
import { recordAudit, type AuditAction, type AuditSource } from '#lib/audit/record-audit.ts';
import type { RequestFacts } from '#lib/context.ts';

interface UserEvent {
  user: { id: string; fullName: string };
  action: AuditAction;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** Who did it, when it was not the person. */
  actor?: AuditSource['actor'];
  result?: 'OK' | 'REFUSED';
}

/** Records what happened to a person's account, by themselves unless told otherwise, in every Organization they belong to. */
export async function recordUserAudit(
  tx: Transaction,
  source: { now: Date; request: RequestFacts },
  { user, action, before, after, actor, result }: UserEvent,
): Promise<void> {
  for (const id of await selectOrganizationIds(tx, user.id)) {
    await recordAudit(
      tx,
      {
        organization: { id },
        actor: actor ?? { type: 'USER', id: user.id, label: user.fullName },
        now: source.now,
        request: source.request,
      },
      {
        action,
        target: { type: 'USER', id: user.id, label: user.fullName },
        ...(before && { before }),
        ...(after && { after }),
        ...(result && { result }),
      },
    );
  }
}
