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
import { EXPIRES_FILTERS, SORT_KEYS, STATUS_FILTERS, USED_FILTERS, type TokenQuery } from '#lib/tokens/schemas.ts';

/** The URL contract of the list. Defaults are left out; what the list does not know is ignored, never an error page. */
export const tokenListParsers = {
  dialog: parseAsStringLiteral(['create']),
  q: parseAsString.withDefault(''),
  status: parseAsArrayOf(parseAsStringLiteral(STATUS_FILTERS)).withDefault([]),
  role: parseAsArrayOf(parseAsString).withDefault([]),
  scope: parseAsStringLiteral(['organization', 'workspace', 'deployment', 'all']).withDefault('organization'),
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
 * What is asked of the service: the URL's values within the limits of `listTokensInput`, and never a token value. In a
 * link that opens the create form, `role` and `expires` are the form's and filter nothing.
 */
export function toTokenQuery({ dialog, ...listed }: TokenListState): TokenQuery {
  const state = dialog === 'create' ? { ...listed, role: [], expires: null } : listed;
  return {
    ...state,
    q: findTokenValue(state.q) ? '' : state.q.slice(0, Q_MAX),
    role: state.role.filter((role) => role.length <= ROLE_MAX).slice(0, ROLES_MAX),
    by: shortEnough(state.by),
    workspace: shortEnough(state.workspace),
    deployment: shortEnough(state.deployment),
    page: Math.min(Math.max(1, state.page), 1_000_000),
  };
}

const load = createLoader(tokenListParsers);

export async function loadTokenQuery(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<TokenQuery> {
  return toTokenQuery(await load(searchParams));
}

/** `?status=expired&page=2`, or an empty text when everything is at its default. */
export const tokenListSearch = createSerializer(tokenListParsers);
