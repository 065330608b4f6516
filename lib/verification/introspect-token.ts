import type { Binding } from '#lib/access/bindings.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import { whenKnown } from '#lib/when-known.ts';

import { keepText, type KeptText } from './kept-answer.ts';
import type { AcceptedValue, LookUp } from './types.ts';

/** RFC 7662 section 2.2, with names of our own behind those of the standard. */
interface ActiveToken {
  active: true;
  /** The roles' names, each once, separated by spaces; what a scope may not hold is percent-encoded. */
  scope: string;
  client_id: string;
  sub: string;
  token_type: 'Bearer';
  /** Seconds since 1970, rounded down; absent for a value without an end. */
  exp?: number;
  iat: number;
  iss: string;
  aud: string;
  /** Of the token and not of its owner: tokens have none. */
  name: string;
  value_id: string;
  organization_id: string;
  /** The Workspace the token is at home in, or in which its Deployment lies. */
  workspace_id?: string;
  deployment_id?: string;
  /** Where the token may be used from: absent for everywhere. Checked here only when the caller tells the address. */
  allowed_ip_ranges?: readonly string[];
  roles: { entity_type: Binding['entityType']; entity_id: string; deployment_id?: string; role: string }[];
}

/**
 * Tells what a token value may do (RFC 7662), as JSON of an ActiveToken; null for `{ active: false }`. Needs
 * organization.apiTokens.introspect, else throws FORBIDDEN at once. Values that are not in force and values of other
 * Organizations are all `{ active: false }`, and so are those that may not be used from `clientIp`, where the caller tells
 * it, by the list of the token or of the Organization. Counts as a use of the value from the caller's address.
 * `ahead` is what `lookAhead` answered about the token.
 */
export function introspectToken(
  ctx: Context,
  { token, clientIp, ahead = null }: { token: string; clientIp?: string | undefined; ahead?: LookUp | null },
): KeptText | null | Promise<KeptText | null> {
  const { organization, request, runtime } = ctx;
  requirePermission(ctx, 'organization.apiTokens.introspect', { organizationId: organization.id });
  const { publicUrl } = runtime.env;
  const inquiry = { organizationId: organization.id, userAddress: clientIp, ahead };
  return whenKnown(runtime.verification.verify(token, request, inquiry), (answer) => {
    if (!answer.ok) return null;
    const active = (answer.made.introspection ??= keepText(activeToken(answer, publicUrl)));
    if (clientIp === undefined || !answer.hasIpRanges) return active;
    // No exception for loopback: what a service sees there is its own machine, not this one.
    const isAllowed = runtime.verification.isAddressAllowed(organization.id, clientIp);
    return isAllowed.then((isIn) => (isIn ? active : null));
  });
}

function activeToken(value: AcceptedValue, issuer: string): ActiveToken {
  const { tokenId, expiresAt, bindings } = value;
  return {
    active: true,
    scope: [...new Set(bindings.map(({ role }) => encodeURIComponent(role)))].join(' '),
    client_id: tokenId,
    sub: tokenId,
    token_type: 'Bearer',
    ...(expiresAt && { exp: epochSeconds(expiresAt) }),
    iat: epochSeconds(value.startsAt),
    iss: issuer,
    aud: 'astronomer-ee',
    name: value.name,
    value_id: value.valueId,
    organization_id: value.organization.id,
    ...home(value),
    ...(value.allowedIpRanges.length > 0 && { allowed_ip_ranges: value.allowedIpRanges }),
    roles: bindings.map(({ entityType, entityId, deploymentId, role }) => ({
      entity_type: entityType,
      entity_id: entityId,
      ...(deploymentId !== null && { deployment_id: deploymentId }),
      role,
    })),
  };
}

function home({ scope, entityId, bindings }: AcceptedValue): Pick<ActiveToken, 'workspace_id' | 'deployment_id'> {
  if (scope === 'ORGANIZATION') return {};
  if (scope === 'WORKSPACE') return { workspace_id: entityId };
  const workspaceId = bindings.find((binding) => binding.entityId === entityId)?.workspaceId;
  return { ...(workspaceId && { workspace_id: workspaceId }), deployment_id: entityId };
}

const epochSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
