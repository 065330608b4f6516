import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';

import { PER_PAGE, Q_MAX } from '#lib/lists.ts';
import { findTokenValue } from '#lib/tokens/find-token-value.ts';
import {
  BELONGS_TO_FILTERS,
  EXPIRES_FILTERS,
  SORT_KEYS,
  STATUS_FILTERS,
  USED_FILTERS,
  type PlaceInput,
  type TokenQuery,
} from '#lib/tokens/schemas.ts';

/** The URL contract of the list. Defaults are left out; what the list does not know is ignored, never an error page. */
export const tokenListParsers = {
  dialog: parseAsStringLiteral(['create']),
  q: parseAsString.withDefault(''),
  status: parseAsArrayOf(parseAsStringLiteral(STATUS_FILTERS)).withDefault([]),
  role: parseAsArrayOf(parseAsString).withDefault([]),
  scope: parseAsStringLiteral(['organization', 'workspace', 'deployment', 'all']).withDefault('organization'),
  /** Takes the place of `scope` in the lists of Workspaces and Deployments. */
  belongsTo: parseAsArrayOf(parseAsStringLiteral(BELONGS_TO_FILTERS)).withDefault([]),
  expires: parseAsStringLiteral(EXPIRES_FILTERS),
  used: parseAsStringLiteral(USED_FILTERS),
  by: parseAsString,
  workspace: parseAsString,
  deployment: parseAsString,
  sort: parseAsStringLiteral(SORT_KEYS).withDefault('created'),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
  perPage: parseAsNumberLiteral(PER_PAGE).withDefault(50),
};

export type TokenListState = inferParserType<typeof tokenListParsers>;

const ROLES_MAX = 20;
const ROLE_MAX = 128;
const ID_MAX = 25;

function shortEnough(id: string | null): string | null {
  return id !== null && id.length <= ID_MAX ? id : null;
}

/**
 * What is asked of the service, in the Organization: the URL's values within the limits of `listTokensInput`, and never a token value. In a
 * link that opens the create form, `role` and `expires` are the form's and filter nothing.
 */
export function toTokenQuery({ dialog, ...listed }: TokenListState): TokenQuery {
  const state = dialog === 'create' ? { ...listed, role: [], expires: null } : listed;
  return {
    ...state,
    place: null,
    q: findTokenValue(state.q) ? '' : state.q.slice(0, Q_MAX),
    role: state.role.filter((role) => role.length <= ROLE_MAX).slice(0, ROLES_MAX),
    by: shortEnough(state.by),
    workspace: shortEnough(state.workspace),
    deployment: shortEnough(state.deployment),
    page: Math.min(Math.max(1, state.page), 1_000_000),
  };
}

const load = createLoader(tokenListParsers);

/** The question of a page's URL, about the tokens of the place the page is of; null is the Organization. */
export async function loadTokenQuery(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
  place: PlaceInput | null = null,
): Promise<TokenQuery> {
  return { ...toTokenQuery(await load(searchParams)), place };
}

const serialize = createSerializer(tokenListParsers);

/** `?status=expired&page=2`, or an empty text when everything is at its default. The place is in the path. */
export function tokenListSearch({ place: _place, ...state }: TokenQuery): string {
  return serialize(state);
}
