import type { Transaction } from '#db/client.ts';
import { insertOrganization } from '#db/queries/organizations.ts';
import { insertBinding } from '#db/queries/role-bindings.ts';
import { insertMember } from '#db/queries/users.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { OrganizationFacts, RequestFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';

interface NewOrganization {
  name: string;
  shortName: string;
  owner: { id: string; fullName: string };
}

/**
 * Writes an Organization with its first owner and the record of it, in the caller's transaction. CONFLICT on the field
 * `shortName` when the short name is taken.
 */
export async function insertNewOrganization(
  tx: Transaction,
  source: { now: Date; request: RequestFacts },
  { name, shortName, owner }: NewOrganization,
): Promise<OrganizationFacts> {
  // Taken apart: a caller's Context would bring its own Organization and actor along.
  const { now, request } = source;
  const organization = { id: newId(), shortName, name };
  const row = { ...organization, createdAt: now, updatedAt: now, createdById: owner.id, updatedById: owner.id };
  if (!(await insertOrganization(tx, row))) {
    const message = `“${shortName}” is taken. Choose another short name.`;
    throw new DomainError('CONFLICT', message, { fields: [{ field: 'shortName', code: 'taken', message }] });
  }
  await insertMember(tx, { organizationId: organization.id, userId: owner.id, joinedAt: now });
  await insertBinding(tx, {
    id: newId(),
    organizationId: organization.id,
    subjectType: 'USER',
    subjectId: owner.id,
    entityType: 'ORGANIZATION',
    entityId: organization.id,
    deploymentId: null,
    role: 'ORGANIZATION_OWNER',
    createdAt: now,
    createdById: owner.id,
  });
  await recordAudit(
    tx,
    { organization, actor: { type: 'USER', id: owner.id, label: owner.fullName }, now, request },
    {
      action: 'organization.created',
      target: { type: 'ORGANIZATION', id: organization.id, label: name },
      after: { name, shortName },
    },
  );
  return organization;
}
