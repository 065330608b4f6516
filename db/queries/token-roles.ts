import { and, eq, inArray } from 'drizzle-orm';

import type { Queryable, Transaction } from '#db/client.ts';
import { deployments, roleBindings, workspaces } from '#db/schema/index.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { newId } from '#lib/ids.ts';

import { deleteTokenBindings, updateToken, type TokenRecord } from './tokens.ts';

/** Those of the ids that are Workspaces of the Organization. */
export async function selectWorkspaceIds(db: Queryable, organizationId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(and(eq(workspaces.organizationId, organizationId), inArray(workspaces.id, ids)));
  return new Set(rows.map((row) => row.id));
}

/** Those of the ids that are Deployments of the Organization. */
export async function selectDeploymentIds(db: Queryable, organizationId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: deployments.id })
    .from(deployments)
    .where(and(eq(deployments.organizationId, organizationId), inArray(deployments.id, ids)));
  return new Set(rows.map((row) => row.id));
}

/** Replaces every role of the token, and the copy of its home role in api_tokens. */
export async function replaceTokenBindings(
  tx: Transaction,
  token: Pick<TokenRecord, 'id' | 'organizationId'>,
  roles: { home: string; bindings: Binding[] },
  by: { id: string; at: Date },
): Promise<void> {
  await deleteTokenBindings(tx, token.id);
  await tx.insert(roleBindings).values(
    roles.bindings.map((binding) => ({
      ...binding,
      id: newId(),
      organizationId: token.organizationId,
      subjectType: 'TOKEN' as const,
      subjectId: token.id,
      createdAt: by.at,
      createdById: by.id,
    })),
  );
  await updateToken(tx, token.id, { role: roles.home });
}
