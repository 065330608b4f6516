import * as c from './checks.ts';
import { pages, type Client } from './client.ts';

export const ORG = '/v1/organizations/{org}';

const TOKEN = {
  id: c.cuid,
  name: c.filled,
  description: c.text,
  scope: c.oneOf('ORGANIZATION', 'WORKSPACE', 'DEPLOYMENT'),
  'roles[].entityType': c.filled,
  'roles[].entityId': c.filled,
  'roles[].role': c.filled,
};
/** Fields of a token in a list or alone. */
export const tokenFields = (under = '') =>
  Object.fromEntries(Object.entries(TOKEN).map(([path, check]) => [`${under}${path}`, check]));
export const issuedFields = { ...TOKEN, token: c.jwt };

export const readToken = (as: Client, token: string) =>
  as.call(`GET ${ORG}/tokens/{token}`, { at: { token }, fields: tokenFields() });
export const listUsers = (as: Client, query = '', at: Record<string, string> = {}) =>
  pages(as, `GET ${ORG}/users`, {
    key: 'users',
    limit: 100,
    query,
    at,
    fields: { ...c.page, 'users[].id': c.cuid, 'users[].username': c.filled, 'users[].fullName': c.text },
  });
export const readTeam = (as: Client, team: string) =>
  as.call(`GET ${ORG}/teams/{team}`, {
    at: { team },
    fields: { id: c.cuid, name: c.filled, isIdpManaged: c.bool, organizationRole: c.filled },
  });
/** What the CLI reads out of a value without checking its signature (api-contract 1.4). */
export function assertClaims(as: Client, token: string): void {
  const [header, claims] = token.split('.').map((part) => part.replaceAll(/[^\w-]/g, ''));
  const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());
  const names = ['HS256', 'RS256', 'ES256', 'PS256', 'EdDSA', 'none'];
  as.assert('claim header `alg`', c.oneOf(...names), read(header).alg);
  const { permissions, exp, iss, sub, aud } = read(claims);
  as.assert('claim `permissions`', c.filledList, permissions);
  as.assert(
    'each of `permissions`',
    { says: 'has a `:`', test: (all) => (all as string[]).every((one) => one.includes(':')) },
    permissions,
  );
  as.assert(
    '`permissions`',
    {
      says: 'has `organizationId:`',
      test: (all) => (all as string[]).some((one) => one.startsWith('organizationId:c')),
    },
    permissions,
  );
  if (exp !== undefined) as.assert('claim `exp`', c.int, exp);
  for (const [name, value] of Object.entries({ iss, sub, aud })) as.assert(`claim \`${name}\``, c.filled, value);
}
