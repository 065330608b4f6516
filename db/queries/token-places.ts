import { and, eq, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#db/client.ts';
import { apiTokens, roleBindings } from '#db/schema/index.ts';

import { escapeLike } from './escape-like.ts';
import type { TokenFilter } from './token-filter.ts';
import { tokenColumns, type TokenRecord } from './tokens.ts';

/** A Workspace or Deployment whose tokens are listed: its own and wider ones with a role there (screens.md 7). */
export interface TokenPlaceFilter {
  scope: 'WORKSPACE' | 'DEPLOYMENT';
  entityId: string;
  /** Where the token is at home; empty for any. */
  belongsTo: ('this' | 'workspace' | 'organization')[];
}

type Place = Pick<TokenPlaceFilter, 'scope' | 'entityId'>;

const isHolder = ({ scope, entityId }: Place) =>
  and(eq(roleBindings.entityId, entityId), eq(roleBindings.entityType, scope), eq(roleBindings.subjectType, 'TOKEN'));

const isOwn = ({ scope, entityId }: Place) => and(eq(apiTokens.scope, scope), eq(apiTokens.entityId, entityId));

/**
 * The role a token holds in the place; that of a deleted one is only left in its own copy. Written with names of its own:
 * among selected columns Drizzle leaves out which table a column is of.
 */
export function placeRoleSql({ scope, entityId }: Place): SQL<string> {
  return sql<string>`coalesce((select held.role from role_bindings held
    where held.subject_id = api_tokens.id and held.entity_type = ${scope} and held.entity_id = ${entityId}),
    api_tokens.role)`;
}

/**
 * True for tokens that hold a role in the place, one of `roles` if any are given. Found from the place's side, so that
 * it costs what the place holds and not what the Organization does.
 */
export function placeWhere(db: Queryable, place: TokenPlaceFilter, roles: string[], withDeleted: boolean): SQL {
  const hasRole = roles.length > 0 ? inArray(roleBindings.role, roles) : undefined;
  const holders = db
    .select({ id: roleBindings.subjectId })
    .from(roleBindings)
    .where(and(isHolder(place), hasRole));
  const homes = place.belongsTo.map((home) =>
    home === 'this' ? isOwn(place) : eq(apiTokens.scope, home === 'workspace' ? 'WORKSPACE' : 'ORGANIZATION'),
  );
  // Deleting takes the roles away: of deleted tokens only the place's own can be told.
  const gone = and(
    isNotNull(apiTokens.deletedAt),
    isOwn(place),
    roles.length > 0 ? inArray(apiTokens.role, roles) : undefined,
  );
  const where = and(or(inArray(apiTokens.id, holders), withDeleted ? gone : undefined), or(...homes));
  return where ?? sql`false`;
}

/** The role each of the tokens holds in the place. */
export async function selectPlaceRoles(db: Queryable, place: Place, tokenIds: string[]): Promise<Map<string, string>> {
  if (tokenIds.length === 0) return new Map();
  const rows = await db
    .select({ id: roleBindings.subjectId, role: roleBindings.role })
    .from(roleBindings)
    .where(and(isHolder(place), inArray(roleBindings.subjectId, tokenIds)));
  return new Map(rows.map(({ id, role }) => [id, role]));
}

/** Whether the place has any token that is not deleted. */
export async function hasPlaceTokens(db: Queryable, place: Place): Promise<boolean> {
  return (await db.$count(roleBindings, isHolder(place))) > 0;
}

/** Another live token of that exact name in the place. */
export async function selectPlaceTokenByName(
  db: Queryable,
  place: Place,
  name: string,
  exceptId: string | null,
): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .innerJoin(roleBindings, and(eq(roleBindings.subjectId, apiTokens.id), isHolder(place)))
    .where(and(eq(apiTokens.name, name), sql`${apiTokens.id} is distinct from ${exceptId}`))
    .limit(1);
  return row;
}

/** Live tokens of one home that may be brought in somewhere, by name, at most `limit`. `q` as in the list. */
export async function selectTokensOfHome(
  db: Queryable,
  home: Pick<TokenFilter, 'organizationId'> & { scope: 'ORGANIZATION' | 'WORKSPACE'; entityId: string },
  q: string,
  limit: number,
): Promise<TokenRecord[]> {
  const pattern = `%${escapeLike(q)}%`;
  const ending = q.replace(/^…/, '');
  return db
    .select(tokenColumns)
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.organizationId, home.organizationId),
        eq(apiTokens.scope, home.scope),
        eq(apiTokens.entityId, home.entityId),
        isNull(apiTokens.deletedAt),
        q === ''
          ? undefined
          : or(
              sql`${apiTokens.nameKey} like lower(${pattern})`,
              sql`${apiTokens.id} = lower(${q})`,
              /^[\w-]{4,6}$/.test(ending) ? sql`${apiTokens.shortToken} like '%' || ${ending}` : undefined,
            ),
      ),
    )
    .orderBy(apiTokens.nameKey, apiTokens.id)
    .limit(limit);
}
