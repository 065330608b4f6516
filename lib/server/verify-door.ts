import type { Binding } from '#lib/access/bindings.ts';
import { acceptedValue, bearerValue, contextOf, noToken } from '#lib/doors/bearer.ts';
import { sunsetHeaders } from '#lib/doors/sunset.ts';
import { DomainError } from '#lib/errors.ts';
import { requireAccess, type AccessRequirement } from '#lib/verification/require-access.ts';
import { keepHeaders } from '#lib/verification/kept-answer.ts';
import type { AcceptedValue } from '#lib/verification/types.ts';
import { whenKnown } from '#lib/when-known.ts';

import { answerKept } from './answer-kept.ts';
import type { DirectCall, DirectDoor } from './direct-doors.ts';
import { authorizationOf, hasBody } from './incoming.ts';

const UNKNOWN_PARAMETER =
  'The query may hold permission, organization, workspace and deployment, and uri as the last one. Check their names.';

/** Proxies give the headers of an answer 4 or 8 KiB; the roles get half of the smaller. */
const ROLES_LENGTH = 2_048;

const NAMES = {
  permission: 'permission',
  organization: 'organizationId',
  workspace: 'workspaceId',
  deployment: 'deploymentId',
} as const satisfies Record<string, keyof AccessRequirement>;

/**
 * GET /verify, for reverse proxies: 200 for a bearer value in force that holds the `permission` of the query on its
 * `deployment`, `workspace` or `organization`; else 401 or 403. 503 when it cannot be known. Any method will do, because
 * some proxies ask with that of the request they hold.
 */
export const verifyDoor: DirectDoor = (call) => {
  const value = bearerValue(authorizationOf(call.request));
  // Nobody reads a body here. Some proxies announce one and never send it: the next request must not be taken for it.
  if (hasBody(call.request)) call.response.shouldKeepAlive = false;
  if (value === null) throw noToken();
  return whenKnown(acceptedValue(call.runtime, value, call.facts), (accepted) => decide(call, accepted));
};

function decide(call: DirectCall, value: AcceptedValue): void | Promise<void> {
  const asked = call.query === '' || call.request.url?.startsWith('/verify/') ? null : readRequirement(call.query);
  if (!asked) return allow(call, value);
  const ctx = contextOf(call.runtime, value, call.facts);
  return whenKnown(requireAccess(ctx, asked), () => allow(call, value));
}

/**
 * Of a repeated parameter the first counts, and nothing behind `uri` is read: a proxy puts the address it was asked for
 * there, which its client wrote. For the same reason the query of an address below /verify is not read at all. Throws
 * FORBIDDEN for a parameter of another name: a misspelt one must not let in whom it was to keep out.
 */
function readRequirement(query: string): AccessRequirement {
  const asked: AccessRequirement = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === 'uri') break;
    if (!Object.hasOwn(NAMES, name)) throw new DomainError('FORBIDDEN', UNKNOWN_PARAMETER);
    asked[NAMES[name as keyof typeof NAMES]] ??= value;
  }
  return asked;
}

function allow(call: DirectCall, value: AcceptedValue): void {
  const { headers, head } = (value.made.verification ??= keepHeaders(headersOf(value, call.common)));
  answerKept(call, head, () => headers, sunsetHeaders(call.runtime, value.expiresAt), '');
}

function headersOf({ tokenId, organization, bindings }: AcceptedValue, common: readonly string[]): string[] {
  return [
    ...common,
    'cache-control',
    'no-store',
    'content-length',
    '0',
    'x-latchkey-token-id',
    tokenId,
    'x-latchkey-organization',
    organization.id,
    'x-latchkey-roles',
    roleList(bindings),
  ];
}

/**
 * The roles as a list of RFC 9651: `ORGANIZATION_MEMBER;organization=c…, DAG_VIEWER;dag="load";deployment=c…`. The last
 * one is `more` when there is no room for all.
 */
function roleList(bindings: readonly Binding[]): string {
  let list = '';
  for (const binding of bindings) {
    const entry = roleEntry(binding);
    if (list.length + entry.length > ROLES_LENGTH) return list === '' ? 'more' : `${list}, more`;
    list += list === '' ? entry : `, ${entry}`;
  }
  return list;
}

const TOKEN = /^[A-Za-z*][\w!#$%&'*+.^`|~:/-]*$/;

/** A token where the text is one, else a Display String (RFC 9651, 3.3.8), which holds any text. */
function item(text: string): string {
  if (TOKEN.test(text)) return text;
  const bytes = Array.from(Buffer.from(text), (byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x25 || byte === 0x22
      ? `%${byte.toString(16).padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  return `%"${bytes.join('')}"`;
}

function roleEntry({ entityType, entityId, deploymentId, role }: Binding): string {
  const place = `${entityType.toLowerCase()}=${item(entityId)}`;
  return `${item(role)};${place}${deploymentId === null ? '' : `;deployment=${item(deploymentId)}`}`;
}
