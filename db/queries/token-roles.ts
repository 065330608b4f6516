import type { Transaction } from '#db/client.ts';
import { roleBindings } from '#db/schema/index.ts';
import type { Binding } from '#lib/access/bindings.ts';
import { newId } from '#lib/ids.ts';

import { deleteTokenBindings, updateToken, type TokenRecord } from './tokens.ts';

/** Replaces every role of the token, and the copy of its home role in api_tokens. */
export async function replaceTokenBindings(
  tx: Transaction,
  token: Pick<TokenRecord, 'id' | 'organizationId'>,
  roles: { home: string; bindings: Binding[] },
  by: { id: string; at: Date },
): Promise<void> {
  await deleteTokenBindings(tx, token.id);
  await tx.insert(roleBindings).values(
    roles.bindings.map(({ entityType, entityId, deploymentId, role }) => ({
      entityType,
      entityId,
      deploymentId,
      role,
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
