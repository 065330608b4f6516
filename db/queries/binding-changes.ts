import { and, eq, sql } from 'drizzle-orm';

import type { Transaction } from '#db/client.ts';
import { apiTokens, roleBindings } from '#db/schema/index.ts';
import type { Binding, SubjectType } from '#lib/access/bindings.ts';
import { newId } from '#lib/ids.ts';

interface Subject {
  type: SubjectType;
  id: string;
  organizationId: string;
}

const isBinding = (subject: Subject, { entityType, entityId, deploymentId }: Binding) =>
  and(
    eq(roleBindings.subjectId, subject.id),
    eq(roleBindings.organizationId, subject.organizationId),
    eq(roleBindings.entityType, entityType),
    eq(roleBindings.entityId, entityId),
    sql`${roleBindings.deploymentId} is not distinct from ${deploymentId}`,
  );

/** Writes only what differs, so that "added" and "added by" of the rest stay. */
export async function writeBindingChanges(
  tx: Transaction,
  subject: Subject,
  changes: { added: Binding[]; changed: Binding[]; removed: Binding[] },
  by: { id: string; at: Date },
): Promise<void> {
  for (const binding of changes.removed) await tx.delete(roleBindings).where(isBinding(subject, binding));
  for (const binding of changes.changed) {
    const row = { role: binding.role, customRoleId: binding.custom?.id ?? null };
    await tx.update(roleBindings).set(row).where(isBinding(subject, binding));
  }
  if (changes.added.length === 0) return;
  await tx.insert(roleBindings).values(
    changes.added.map(({ entityType, entityId, deploymentId, role, custom }) => ({
      id: newId(),
      organizationId: subject.organizationId,
      subjectType: subject.type,
      subjectId: subject.id,
      entityType,
      entityId,
      deploymentId,
      role,
      customRoleId: custom?.id ?? null,
      createdAt: by.at,
      createdById: by.id,
    })),
  );
}

/** The copy of a token's home role that its lists sort and filter by. */
export async function updateTokenRoleCopy(tx: Transaction, tokenId: string, role: string): Promise<void> {
  await tx.update(apiTokens).set({ role }).where(eq(apiTokens.id, tokenId));
}
