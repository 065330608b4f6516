import {
  deleteEnvironmentObject as deleteRow,
  hasEnvironmentKey,
  insertEnvironmentObject,
  updateEnvironmentObject as updateRow,
} from '#db/queries/environment-objects.ts';
import { lockWorkspace } from '#db/queries/workspaces.ts';
import { requireInDeployment } from '#lib/access/require-in-place.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField, notFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { createdBy, updatedBy } from '#lib/stamps.ts';

import { changeObject, describeObject, objectTarget, requireInWorkspace, requireOnPlace } from './load-object.ts';
import {
  createEnvironmentObjectInput,
  environmentObjectInput,
  excludeLinkInput,
  updateEnvironmentObjectInput,
} from './schemas.ts';
import { sealSecrets } from './secrets.ts';
import type { EnvironmentObject } from './types.ts';

interface Content {
  isAutoLinked: boolean;
  links: { deploymentId: string }[];
  excludedLinks: string[];
}

/** For the record: what is where, and no value, because a value may be a secret that nobody called one. */
const audited = ({ isAutoLinked, links, excludedLinks }: Content) => ({
  isAutoLinked,
  links: links.map(({ deploymentId }) => deploymentId),
  excludedLinks,
});

const linkedIn = ({ links, excludedLinks }: Content) => [
  ...links.map(({ deploymentId }) => deploymentId),
  ...excludedLinks,
];

/** Adds an object to a Workspace or Deployment (createEnvironmentObjectInput); CONFLICT when the key is taken there. */
export async function createEnvironmentObject(ctx: Context, raw: unknown): Promise<{ id: string }> {
  const { scope, entityId, objectType, objectKey, ...content } = createEnvironmentObjectInput.parse(raw);
  const isDeployment = scope === 'DEPLOYMENT';
  const workspaceId = isDeployment
    ? (await requireInDeployment(ctx, 'deployment.envObjects.create', entityId)).workspaceId
    : entityId;
  const place = { workspaceId, deploymentId: isDeployment ? entityId : null };
  requireOnPlace(ctx, 'create', place);
  const id = newId();
  await ctx.db.transaction(async (tx) => {
    if (!(await lockWorkspace(tx, ctx.organization.id, workspaceId))) throw notFound('This Workspace');
    await requireInWorkspace({ ...ctx, db: tx }, workspaceId, linkedIn(content));
    if (await hasEnvironmentKey(tx, place, { objectType, objectKey })) {
      const message = 'There is an object of that type and key already. Change that one, or choose another key.';
      throw new DomainError('CONFLICT', message, { fields: [{ field: 'objectKey', code: 'taken', message }] });
    }
    const { isAutoLinked, excludedLinks } = content;
    const sealed = sealSecrets(ctx, { id, objectType }, content);
    const facts = { objectType, objectKey, isAutoLinked, excludedLinks, ...sealed, ...place };
    await insertEnvironmentObject(tx, { id, organizationId: ctx.organization.id, ...facts, ...createdBy(ctx) });
    const after = { objectType, objectKey, ...place, ...audited(content) };
    await recordAudit(tx, ctx, {
      action: 'environment_object.created',
      target: objectTarget({ id, objectKey }),
      after,
    });
  });
  return { id };
}

/** Replaces what an object says (updateEnvironmentObjectInput); type, key and place stay, untold secrets too. */
export async function updateEnvironmentObject(ctx: Context, raw: unknown): Promise<EnvironmentObject> {
  const { id, ...content } = updateEnvironmentObjectInput.parse(raw);
  const changed = await changeObject(ctx, 'update', id, async (tx, record) => {
    await requireInWorkspace({ ...ctx, db: tx }, record.workspaceId, linkedIn(content));
    const { isAutoLinked, excludedLinks } = content;
    const told = {
      facts: content.facts[record.objectType] ?? {},
      links: content.links.map((link) => ({ ...link, overrides: link.overrides[record.objectType] ?? {} })),
    };
    const sealed = sealSecrets(ctx, record, told, record.secretsEncrypted);
    const rows = await updateRow(tx, id, { isAutoLinked, excludedLinks, ...sealed, ...updatedBy(ctx) });
    const sides = { before: audited(record), after: audited(content) };
    await recordAudit(tx, ctx, { action: 'environment_object.updated', target: objectTarget(record), ...sides });
    return rows;
  });
  return describeObject(ctx, changed);
}

/** Keeps a Workspace's object away from one of its Deployments (excludeLinkInput). */
export async function excludeEnvironmentLink(ctx: Context, raw: unknown): Promise<void> {
  const { id, deploymentId } = excludeLinkInput.parse(raw);
  await changeObject(ctx, 'update', id, async (tx, record) => {
    if (record.deploymentId !== null) {
      throw invalidField('scope', 'place', 'Only objects of a Workspace are linked. This one is of a Deployment.');
    }
    await requireInWorkspace({ ...ctx, db: tx }, record.workspaceId, [deploymentId]);
    const links = record.links.filter((link) => link.deploymentId !== deploymentId);
    const next = { ...record, links, excludedLinks: [...new Set([...record.excludedLinks, deploymentId])] };
    const sealed = sealSecrets(ctx, record, next, record.secretsEncrypted);
    await updateRow(tx, id, { ...sealed, excludedLinks: next.excludedLinks, ...updatedBy(ctx) });
    const sides = { before: audited(record), after: audited(next) };
    await recordAudit(tx, ctx, { action: 'environment_object.updated', target: objectTarget(record), ...sides });
  });
}

/** Deletes an object (environmentObjectInput). */
export async function deleteEnvironmentObject(ctx: Context, raw: unknown): Promise<void> {
  const { id } = environmentObjectInput.parse(raw);
  await changeObject(ctx, 'delete', id, async (tx, record) => {
    await deleteRow(tx, id);
    const { objectType, objectKey, workspaceId, deploymentId } = record;
    const before = { objectType, objectKey, workspaceId, deploymentId, ...audited(record) };
    await recordAudit(tx, ctx, { action: 'environment_object.deleted', target: objectTarget(record), before });
  });
}
