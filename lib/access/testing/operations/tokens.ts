import { selectTokenValues } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';
import { bulkTokens } from '#lib/tokens/bulk-tokens.ts';
import { confirmTokenCopied } from '#lib/tokens/confirm-token-copied.ts';
import { countTokens } from '#lib/tokens/count-tokens.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { endOverlap } from '#lib/tokens/end-overlap.ts';
import { exportTokens } from '#lib/tokens/export-tokens.ts';
import { findTokenByName } from '#lib/tokens/find-token-by-name.ts';
import { getBulkImpact } from '#lib/tokens/get-bulk-impact.ts';
import { getOverlapUsage } from '#lib/tokens/get-overlap-usage.ts';
import { getTokenFormOptions } from '#lib/tokens/get-token-form-options.ts';
import { getTokenImpact } from '#lib/tokens/get-token-impact.ts';
import { getTokenUsage } from '#lib/tokens/get-token-usage.ts';
import { getToken } from '#lib/tokens/get-token.ts';
import { listTokenActivity } from '#lib/tokens/list-token-activity.ts';
import { listTokens } from '#lib/tokens/list-tokens.ts';
import { lookUpToken } from '#lib/tokens/look-up-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { resumeToken } from '#lib/tokens/resume-token.ts';
import { revokeTokenValue } from '#lib/tokens/revoke-token-value.ts';
import { rotateOwnToken, rotateToken } from '#lib/tokens/rotate-token.ts';
import type { TokenScope } from '#lib/tokens/token-home.ts';
import type { PlaceInput } from '#lib/tokens/schemas.ts';
import { updateTokenRoles } from '#lib/tokens/update-token-roles.ts';
import { updateToken } from '#lib/tokens/update-token.ts';
import { introspectToken } from '#lib/verification/introspect-token.ts';

import type { Permission } from '../../permissions.ts';
import { operation, type Operation, type Place, type Targets } from '../operation.ts';

interface Home {
  on: Place & TokenScope;
  word: string;
  /** The weakest role at home. */
  role: string;
  see: Permission;
  create: Permission;
  update: Permission;
  rotate: Permission;
  rotateSelf: Permission;
  delete: Permission;
  entityId: (targets: Targets) => string;
  tokenId: (targets: Targets) => string;
}

const HOMES: Home[] = [
  {
    on: 'ORGANIZATION',
    word: 'Organization',
    role: 'ORGANIZATION_MEMBER',
    see: 'organization.apiTokens.access',
    create: 'organization.apiTokens.create',
    update: 'organization.apiTokens.update',
    rotate: 'organization.apiTokens.rotate',
    rotateSelf: 'organization.apiTokens.rotateSelf',
    delete: 'organization.apiTokens.delete',
    entityId: (targets) => targets.organizationId,
    tokenId: (targets) => targets.organizationTokenId,
  },
  {
    on: 'WORKSPACE',
    word: 'Workspace',
    role: 'WORKSPACE_ACCESSOR',
    see: 'workspace.apiTokens.get',
    create: 'workspace.apiTokens.create',
    update: 'workspace.apiTokens.update',
    rotate: 'workspace.apiTokens.rotate',
    rotateSelf: 'workspace.apiTokens.rotateSelf',
    delete: 'workspace.apiTokens.delete',
    entityId: (targets) => targets.workspaceId,
    tokenId: (targets) => targets.workspaceTokenId,
  },
  {
    on: 'DEPLOYMENT',
    word: 'Deployment',
    role: 'DEPLOYMENT_ACCESSOR',
    see: 'deployment.apiTokens.get',
    create: 'deployment.apiTokens.create',
    update: 'deployment.apiTokens.update',
    rotate: 'deployment.apiTokens.rotate',
    rotateSelf: 'deployment.apiTokens.rotateSelf',
    delete: 'deployment.apiTokens.delete',
    entityId: (targets) => targets.deploymentId,
    tokenId: (targets) => targets.deploymentTokenId,
  },
];

/** What is done with a token of each home, by the same services. */
function atHome({ on, word, role, tokenId, entityId, ...needs }: Home): Operation[] {
  const named = (verb: string, permission: Permission, run: Operation['run'], hasTarget = true) =>
    operation(`${verb} ${word} token`, permission, run, { on, hasTarget });
  return [
    named('get', needs.see, (ctx, at) => getToken(ctx, { tokenId: tokenId(at) })),
    named('get usage of', needs.see, (ctx, at) => getTokenUsage(ctx, { tokenId: tokenId(at) })),
    named('get impact of', needs.see, (ctx, at) => getTokenImpact(ctx, { tokenId: tokenId(at) })),
    named('get overlap usage of', needs.see, (ctx, at) => getOverlapUsage(ctx, { tokenId: tokenId(at) })),
    named('list activity of', needs.see, (ctx, at) => listTokenActivity(ctx, { tokenId: tokenId(at) })),
    named(
      'create',
      needs.create,
      (ctx, at) =>
        createToken(ctx, {
          name: 'new',
          role,
          expiryDays: 1,
          scope: on,
          ...(on !== 'ORGANIZATION' && { entityId: entityId(at) }),
        }),
      on !== 'ORGANIZATION',
    ),
    named('update', needs.update, (ctx, at) => updateToken(ctx, { tokenId: tokenId(at), name: 'renamed' })),
    named('change roles of', needs.update, (ctx, at) =>
      updateTokenRoles(ctx, {
        tokenId: tokenId(at),
        roles: [{ entityType: on, entityId: entityId(at), deploymentId: null, role }],
      }),
    ),
    named('rotate', needs.rotate, (ctx, at) => rotateToken(ctx, { tokenId: tokenId(at) })),
    // Done by the token, which then holds the role that is tried.
    named(
      'rotate as itself',
      needs.rotateSelf,
      async (ctx, at) => {
        const id = tokenId(at);
        const [newest] = await selectTokenValues(ctx.db, id);
        const actor = { type: 'TOKEN', id, label: 'target', valueId: newest?.id ?? '', valueEndsAt: null } as const;
        return rotateOwnToken({ ...ctx, actor }, {});
      },
      false,
    ),
    named('end overlap of', needs.rotate, (ctx, at) => endOverlap(ctx, { tokenId: tokenId(at) })),
    named('pause', needs.update, (ctx, at) => pauseToken(ctx, { tokenId: tokenId(at) })),
    named('pause and resume', needs.update, async (ctx, at) => {
      await pauseToken(ctx, { tokenId: tokenId(at) });
      await resumeToken(ctx, { tokenId: tokenId(at) });
    }),
    named('confirm copying of', needs.create, (ctx, at) => confirmTokenCopied(ctx, { tokenId: tokenId(at) })),
    named('delete', needs.delete, (ctx, at) => deleteToken(ctx, { tokenId: tokenId(at) })),
  ];
}

/** The lists of a Workspace or Deployment, which ask there and not in the Organization. */
function inPlace({ on, word, entityId, tokenId, ...needs }: Home): Operation[] {
  if (on === 'ORGANIZATION') return [];
  const named = (
    verb: string,
    permission: Permission,
    run: (ctx: Context, at: Targets, place: PlaceInput) => unknown,
  ) =>
    operation(
      `${verb} of ${word}`,
      permission,
      async (ctx, at) => run(ctx, at, { scope: on, entityId: entityId(at) }),
      { on },
    );
  return [
    named('list tokens', needs.see, (ctx, _at, place) => listTokens(ctx, { place })),
    named('export tokens', needs.see, (ctx, _at, place) => Array.fromAsync(exportTokens(ctx, { place }))),
    named('get token form options', needs.see, (ctx, _at, place) => getTokenFormOptions(ctx, { place })),
    named('pause many tokens', needs.update, (ctx, at, place) =>
      bulkTokens(ctx, { operation: 'pause', target: { ids: [tokenId(at)], place } }),
    ),
    named('get impact of many tokens', needs.see, (ctx, at, place) =>
      getBulkImpact(ctx, { ids: [tokenId(at)], place }),
    ),
    named('resume many tokens', needs.update, (ctx, at, place) =>
      bulkTokens(ctx, { operation: 'resume', target: { ids: [tokenId(at)], place } }),
    ),
    named('delete many tokens', needs.delete, (ctx, at, place) =>
      bulkTokens(ctx, { operation: 'delete', target: { ids: [tokenId(at)], place } }),
    ),
  ];
}

const SEE = 'organization.apiTokens.access';

/** Who may delete no token at all is refused before it is known whose value it is. */
const REVOKE: Operation = {
  name: 'revoke token value',
  needs: [
    { permission: 'organization.apiTokens.delete', on: 'ORGANIZATION' },
    { permission: 'workspace.apiTokens.delete', on: 'WORKSPACE' },
    { permission: 'deployment.apiTokens.delete', on: 'DEPLOYMENT' },
  ],
  hasTarget: false,
  run: (ctx) => revokeTokenValue(ctx, { value: 'noise' }),
};
const own = { hasTarget: false } as const;

export const TOKEN_OPERATIONS: Operation[] = [
  REVOKE,
  operation('list tokens', SEE, (ctx) => listTokens(ctx, {}), own),
  operation('count tokens', SEE, (ctx) => countTokens(ctx, { query: {}, facet: 'status' }), own),
  operation('export tokens', SEE, (ctx) => Array.fromAsync(exportTokens(ctx, {})), own),
  operation('get token form options', SEE, (ctx) => getTokenFormOptions(ctx), own),
  operation('find token by name', SEE, (ctx) => findTokenByName(ctx, { name: 'nobody has this name' }), own),
  operation('look up token value', SEE, (ctx) => lookUpToken(ctx, { sha256: '0'.repeat(64) }), own),
  operation(
    'introspect token value',
    'organization.apiTokens.introspect',
    async (ctx) => introspectToken(ctx, { token: 'noise' }),
    own,
  ),
  operation('get impact of many tokens', SEE, (ctx, at) => getBulkImpact(ctx, { ids: [at.organizationTokenId] }), own),
  operation(
    'pause many tokens',
    'organization.apiTokens.update',
    (ctx, at) => bulkTokens(ctx, { operation: 'pause', target: { ids: [at.organizationTokenId] } }),
    own,
  ),
  operation(
    'resume many tokens',
    'organization.apiTokens.update',
    (ctx, at) => bulkTokens(ctx, { operation: 'resume', target: { ids: [at.organizationTokenId] } }),
    own,
  ),
  operation(
    'delete many tokens',
    'organization.apiTokens.delete',
    (ctx, at) => bulkTokens(ctx, { operation: 'delete', target: { ids: [at.organizationTokenId] } }),
    own,
  ),
  ...HOMES.flatMap(inPlace),
  ...HOMES.flatMap(atHome),
];
