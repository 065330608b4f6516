import { createHash } from 'node:crypto';

import type { Transaction } from '#db/client.ts';
import { insertAuditEvent, lockAuditHead, type NewAuditEvent } from '#db/queries/audit-events.ts';
import type { Actor, RequestFacts } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';

export type AuditAction =
  | 'token.created'
  | 'token.updated'
  | 'token.rotated'
  | 'token.overlap_ended'
  | 'token.paused'
  | 'token.resumed'
  | 'token.deleted'
  | 'token.copied'
  | 'token.looked_up'
  | 'token.leak_reported'
  | 'token.exported'
  | 'workspace.created'
  | 'workspace.updated'
  | 'workspace.deleted'
  | 'deployment.created'
  | 'deployment.updated'
  | 'deployment.deleted'
  | 'deployment.hibernation_changed'
  | 'organization.audit_log_exported'
  | 'environment_object.created'
  | 'environment_object.updated'
  | 'environment_object.deleted'
  | 'organization.created'
  | 'organization.updated'
  | 'organization.ip_ranges_added'
  | 'organization.ip_ranges_removed'
  | 'user.created'
  | 'user.signed_in'
  | 'user.signed_out'
  | 'user.password_link_issued'
  | 'user.password_changed'
  | 'user.reauthenticated'
  | 'user.roles_changed'
  | 'team.created'
  | 'team.updated'
  | 'team.member_added'
  | 'team.member_removed'
  | 'team.deleted'
  | 'role.created'
  | 'role.updated'
  | 'role.deleted'
  | 'user.invited'
  | 'user.invite_renewed'
  | 'user.invite_revoked'
  | 'user.joined'
  | 'user.left'
  | 'user.removed'
  | 'user.renamed'
  | 'user.role_changed'
  | 'user.sessions_ended'
  | 'user.client_allowed'
  | 'user.client_refused'
  | 'user.client_refreshed'
  | 'user.client_ended';

/** Who and where an event comes from; a Context is one, and so is what set-up and sign-in know. */
export interface AuditSource {
  organization: { id: string };
  actor: Pick<Actor, 'type' | 'id' | 'label'> | { type: 'SYSTEM'; id: string; label: string };
  now: Date;
  request: RequestFacts;
}

/** The server itself, where nobody who has a name here did it. */
export const SYSTEM = { type: 'SYSTEM', id: 'latchkey', label: 'Latchkey' } as const;

export interface AuditEntry {
  action: AuditAction;
  target: {
    type: 'TOKEN' | 'USER' | 'ORGANIZATION' | 'TEAM' | 'ROLE' | 'WORKSPACE' | 'DEPLOYMENT' | 'ENV_OBJECT';
    id: string;
    label: string;
  };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  result?: 'OK' | 'REFUSED';
}

/** Canonical bytes of an event: what the chain's hash covers. Key order is fixed by this list. */
export function auditHash(event: Omit<NewAuditEvent, 'hash'>): Buffer {
  const facts = [
    event.id,
    event.organizationId,
    event.sequence,
    event.at.toISOString(),
    event.actorType,
    event.actorId,
    event.actorLabel,
    event.action,
    event.targetType,
    event.targetId,
    event.targetLabel,
    sortKeys(event.before ?? null),
    sortKeys(event.after ?? null),
    event.requestId,
    event.address,
    event.userAgent,
    event.method,
    event.path,
    event.result,
  ];
  return createHash('sha256').update(event.prevHash).update(JSON.stringify(facts)).digest();
}

/** jsonb does not keep key order, so the hash must not depend on it. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

/** Dates become the ISO text that jsonb would make of them, so that the stored row hashes to the same value. */
const plain = (facts: Record<string, unknown> | undefined) =>
  facts === undefined ? null : (JSON.parse(JSON.stringify(facts)) as Record<string, unknown>);

/** Appends one event to the Organization's chain, in the caller's transaction: no change without its record. */
export async function recordAudit(tx: Transaction, source: AuditSource, entry: AuditEntry): Promise<void> {
  const head = await lockAuditHead(tx, source.organization.id);
  const event: Omit<NewAuditEvent, 'hash'> = {
    id: newId(),
    organizationId: source.organization.id,
    sequence: head.sequence + 1,
    at: source.now,
    actorType: source.actor.type,
    actorId: source.actor.id,
    actorLabel: source.actor.label,
    action: entry.action,
    targetType: entry.target.type,
    targetId: entry.target.id,
    targetLabel: entry.target.label,
    before: plain(entry.before),
    after: plain(entry.after),
    requestId: source.request.id,
    address: source.request.address,
    userAgent: source.request.userAgent,
    method: source.request.method,
    path: source.request.path,
    result: entry.result ?? 'OK',
    prevHash: head.hash,
  };
  await insertAuditEvent(tx, { ...event, hash: auditHash(event) });
}
