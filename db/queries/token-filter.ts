import { and, eq, exists, gt, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { apiTokens, roleBindings } from '#db/schema/index.ts';

import { escapeLike } from './escape-like.ts';
import { placeWhere, type TokenPlaceFilter } from './token-places.ts';
import { statusWhere } from './token-status-sql.ts';
import { isNoAgent } from './tokens.ts';

/** The list's question, already parsed; the same names as the URL (screens.md 3.3). */
export interface TokenFilter {
  organizationId: string;
  q: string;
  /** Members whose name matches `q`. */
  creatorIds: string[];
  /** Whether the search must look beyond `search_text`, see `hasLongTexts`. */
  hasLongTexts: boolean;
  statuses: string[];
  roles: string[];
  scope: 'organization' | 'workspace' | 'deployment' | 'all';
  /** Only tokens with a role in this place, whatever their scope; `roles` are then the roles held there. */
  place: TokenPlaceFilter | null;
  expires: '7d' | '30d' | '90d' | 'never' | 'past' | null;
  used: '24h' | '7d' | '30d' | 'not30d' | 'not90d' | 'never' | null;
  by: string | null;
  workspace: string | null;
  deployment: string | null;
  now: Date;
  firstReminderDays: number;
}

const DAY_MS = 86_400_000;
const SCOPES = { organization: 'ORGANIZATION', workspace: 'WORKSPACE', deployment: 'DEPLOYMENT' } as const;

/** Substring of name or description, start of the id, end of the short form, or creator (screens.md 3.3). */
function matchesText(filter: TokenFilter): SQL | undefined {
  const text = filter.q;
  if (text === '') return undefined;
  const pattern = escapeLike(text);
  const ending = text.replace(/^…/, '');
  return or(
    sql`${apiTokens.searchText} like lower(${`%${pattern}%`})`,
    filter.hasLongTexts ? sql`${apiTokens.longSearchText} like lower(${`%${pattern}%`})` : undefined,
    /^c[0-9a-z]{3,24}$/.test(text.toLowerCase()) ? sql`${apiTokens.id} like lower(${`${pattern}%`})` : undefined,
    /^[\w-]{4,6}$/.test(ending) ? sql`reverse(${apiTokens.shortToken}) like reverse(${ending}) || '%'` : undefined,
    filter.creatorIds.length > 0 ? inArray(apiTokens.createdById, filter.creatorIds) : undefined,
  );
}

/** Condition of one option of the `expires` filter. */
export function expiresWhere(option: NonNullable<TokenFilter['expires']>, now: Date): SQL | undefined {
  if (option === 'never') return isNull(apiTokens.endAt);
  if (option === 'past') return lte(apiTokens.endAt, now);
  const days = Number.parseInt(option, 10);
  return and(gt(apiTokens.endAt, now), lte(apiTokens.endAt, new Date(now.getTime() + days * DAY_MS)));
}

/** Condition of one option of the `used` filter. */
export function usedWhere(option: NonNullable<TokenFilter['used']>, now: Date): SQL | undefined {
  const since = (days: number) => new Date(now.getTime() - days * DAY_MS);
  switch (option) {
    case 'never':
      return isNull(apiTokens.lastUsedAt);
    case '24h':
      return gt(apiTokens.lastUsedAt, since(1));
    case 'not30d':
    case 'not90d':
      return or(isNull(apiTokens.lastUsedAt), lte(apiTokens.lastUsedAt, since(option === 'not30d' ? 30 : 90)));
    default:
      return gt(apiTokens.lastUsedAt, since(Number.parseInt(option, 10)));
  }
}

function holdsRoleIn(db: Queryable, entityId: string | null): SQL | undefined {
  if (entityId === null) return undefined;
  return exists(
    db
      .select({ one: sql`1` })
      .from(roleBindings)
      .where(and(eq(roleBindings.subjectId, apiTokens.id), eq(roleBindings.entityId, entityId))),
  );
}

/** Deleted tokens are readable for 90 days (domain-facts 12). */
const keptDeleted = (now: Date) =>
  or(isNull(apiTokens.deletedAt), gt(apiTokens.deletedAt, new Date(now.getTime() - 90 * DAY_MS)));

/** The WHERE of a list, its count and its export. `without` leaves one filter out, for that filter's own counts. */
export function tokenWhere(db: Queryable, filter: TokenFilter, without?: 'status' | 'role' | 'expires' | 'used'): SQL {
  const statuses = without === 'status' ? [] : filter.statuses;
  const withDeleted = without === 'status' || statuses.includes('DELETED');
  const roles = without === 'role' ? [] : filter.roles;
  const where = and(
    eq(apiTokens.organizationId, filter.organizationId),
    filter.place || filter.scope === 'all' ? undefined : eq(apiTokens.scope, SCOPES[filter.scope]),
    // Agents are at home in Deployments only.
    filter.place || ['deployment', 'all'].includes(filter.scope) ? isNoAgent(filter.organizationId) : undefined,
    filter.place ? placeWhere(db, filter.place, roles, withDeleted) : undefined,
    or(...statuses.map((status) => statusWhere(status, filter.now, filter.firstReminderDays))),
    // Deleted tokens are shown only when asked for; the plain condition also lets partial indexes answer.
    withDeleted ? keptDeleted(filter.now) : isNull(apiTokens.deletedAt),
    roles.length > 0 && !filter.place ? inArray(apiTokens.role, roles) : undefined,
    without === 'expires' || filter.expires === null ? undefined : expiresWhere(filter.expires, filter.now),
    without === 'used' || filter.used === null ? undefined : usedWhere(filter.used, filter.now),
    filter.by === null ? undefined : eq(apiTokens.createdById, filter.by),
    holdsRoleIn(db, filter.workspace),
    holdsRoleIn(db, filter.deployment),
    matchesText(filter),
  );
  return where ?? sql`true`;
}
