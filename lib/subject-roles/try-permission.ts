import { selectBindingsOn } from '#db/queries/role-bindings.ts';
import { decide, type Resource } from '#lib/access/decide.ts';
import { PERMISSIONS_OF, type Permission } from '#lib/access/permissions.ts';
import { weakestRoleFor } from '#lib/access/require-permission.ts';
import { roleName } from '#lib/access/roles.ts';
import type { Context } from '#lib/context.ts';
import { invalidField } from '#lib/errors.ts';

import { requireSeeSubject } from './load-subject.ts';
import { namePlaces } from './name-places.ts';
import { requireSeePlace } from './require-see-place.ts';
import { tryPermissionInput } from './schemas.ts';
import type { TryAnswer } from './types.ts';

type Level = keyof typeof PERMISSIONS_OF;

function levelOfPermission(permission: Permission): Level {
  const levels = Object.keys(PERMISSIONS_OF) as Level[];
  return (
    levels.find((level) => (PERMISSIONS_OF[level] as readonly Permission[]).includes(permission)) ?? 'ORGANIZATION'
  );
}

async function resourceOfInput(
  ctx: Context,
  level: Level,
  input: { placeId: string | null; dagId: string; tag: string },
): Promise<Resource> {
  const organizationId = ctx.organization.id;
  if (level === 'ORGANIZATION') return { organizationId };
  const what = level === 'WORKSPACE' ? 'Workspace' : 'Deployment';
  if (input.placeId === null) throw invalidField('placeId', 'required', `Choose a ${what}`);
  const place = await requireSeePlace(ctx, level, input.placeId);
  if (level === 'WORKSPACE') return { organizationId, workspaceId: place.id };
  const resource = { organizationId, workspaceId: place.workspaceId, deploymentId: place.id };
  if (level === 'DEPLOYMENT') return resource;
  if (input.dagId === '' && input.tag === '') throw invalidField('dagId', 'required', 'Enter a Dag ID or a tag');
  const tags = input.tag === '' ? [] : [input.tag];
  return { ...resource, dag: { tags, ...(input.dagId !== '' && { id: input.dagId }) } };
}

/**
 * May the subject do this there (tryPermissionInput)? Asked of `decide`, the function that enforces; `because` names the
 * deciding role and where it is held, or the weakest role that would allow it. Only places the actor sees can be asked.
 */
export async function tryPermission(ctx: Context, raw: unknown): Promise<TryAnswer> {
  const input = tryPermissionInput.parse(raw);
  await requireSeeSubject(ctx, input.subject);
  const resource = await resourceOfInput(ctx, levelOfPermission(input.permission), input);
  const bindings = await selectBindingsOn(ctx.db, input.subject, resource);
  const decision = decide(bindings, input.permission, resource);
  if (!decision.allowed) return { allowed: false, because: `needs ${roleName(weakestRoleFor(input.permission))}` };
  if (decision.binding.entityType === 'ORGANIZATION') return { allowed: true, because: decision.because };
  const [place] = await namePlaces(ctx, [decision.binding]);
  return { allowed: true, because: `${decision.because} on ${place}` };
}
