import { ORGANIZATION_ROLES, roleName, ROLE_FACTS } from '#lib/access/roles.ts';
import type { TokenQuery } from '#lib/tokens/schemas.ts';

export interface FilterOption {
  value: string;
  label: string;
}

/** The filters whose options carry counts. */
export type Facet = 'status' | 'role' | 'expires' | 'used';

export const FACET_LABELS: Record<Facet, string> = {
  status: 'Status',
  role: 'Role',
  expires: 'Expires',
  used: 'Last used',
};

const STATUS_OPTIONS: FilterOption[] = [
  { value: 'active', label: 'Active' },
  { value: 'expiring', label: 'Expiring soon' },
  { value: 'rotating', label: 'Rotating' },
  { value: 'paused', label: 'Paused' },
  { value: 'expired', label: 'Expired' },
  { value: 'leaked', label: 'Leak reported' },
  { value: 'unused', label: 'Not used yet' },
  { value: 'blocked', label: 'Blocked' },
  { value: 'deleted', label: 'Deleted' },
];

export const FACET_OPTIONS: Record<Facet, FilterOption[]> = {
  status: STATUS_OPTIONS,
  role: ORGANIZATION_ROLES.toReversed().map((value) => ({ value, label: ROLE_FACTS[value].name })),
  expires: [
    { value: '7d', label: 'Within 7 days' },
    { value: '30d', label: 'Within 30 days' },
    { value: '90d', label: 'Within 90 days' },
    { value: 'never', label: 'Never' },
    { value: 'past', label: 'In the past' },
  ],
  used: [
    { value: '24h', label: 'In the last 24 hours' },
    { value: '7d', label: 'In the last 7 days' },
    { value: '30d', label: 'In the last 30 days' },
    { value: 'not30d', label: 'Not in the last 30 days' },
    { value: 'not90d', label: 'Not in the last 90 days' },
    { value: 'never', label: 'Never' },
  ],
};

/** Facets of which several options may be chosen at once. */
export const IS_MULTIPLE: Record<Facet, boolean> = { status: true, role: true, expires: false, used: false };

export const SCOPE_OPTIONS: FilterOption[] = [
  { value: 'organization', label: 'Organization tokens' },
  { value: 'workspace', label: 'Workspace tokens' },
  { value: 'deployment', label: 'Deployment tokens' },
  { value: 'all', label: 'All scopes' },
];

/** The options of `Belongs to` in a Workspace, and in a Deployment. */
export const BELONGS_TO_OPTIONS: Record<'WORKSPACE' | 'DEPLOYMENT', FilterOption[]> = {
  WORKSPACE: [
    { value: 'this', label: 'This Workspace' },
    { value: 'organization', label: 'Organization' },
  ],
  DEPLOYMENT: [
    { value: 'this', label: 'This Deployment' },
    { value: 'workspace', label: 'Workspace' },
    { value: 'organization', label: 'Organization' },
  ],
};

/** The chosen options of a facet, as a list whatever its kind. */
export function chosenOf(query: TokenQuery, facet: Facet): string[] {
  const value = query[facet];
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

/** Part of the URL state; null puts a value back to its default. */
export type QueryPatch = { [K in keyof TokenQuery]?: TokenQuery[K] | null };

/** The change that makes `values` the chosen options of a facet. */
export function patchFacet(facet: Facet, values: string[]): QueryPatch {
  const chosen = IS_MULTIPLE[facet] ? (values.length > 0 ? values : null) : (values.at(-1) ?? null);
  return { [facet]: chosen };
}

export interface FilterChip {
  key: string;
  label: string;
  /** What removing the chip changes. */
  remove: QueryPatch;
}

function facetChips(query: TokenQuery, facet: Facet): FilterChip[] {
  const chosen = chosenOf(query, facet);
  if (facet === 'status' && chosen.length === STATUS_OPTIONS.length) {
    return [{ key: 'status', label: 'Status: Any, including deleted', remove: { status: null } }];
  }
  return chosen.map((value) => ({
    key: `${facet} ${value}`,
    label: `${FACET_LABELS[facet]}: ${FACET_OPTIONS[facet].find((option) => option.value === value)?.label ?? roleName(value)}`,
    remove: patchFacet(
      facet,
      chosen.filter((other) => other !== value),
    ),
  }));
}

function belongsToChips({ belongsTo }: TokenQuery, scope: 'WORKSPACE' | 'DEPLOYMENT'): FilterChip[] {
  const labelOf = (value: string) => BELONGS_TO_OPTIONS[scope].find((option) => option.value === value)?.label ?? value;
  return belongsTo.map((value) => ({
    key: `belongsTo ${value}`,
    label: `Belongs to: ${labelOf(value)}`,
    remove: { belongsTo: belongsTo.filter((other) => other !== value) },
  }));
}

/** One chip per filter value in force; `nameOf` turns ids into names where it knows them. */
export function filterChips(query: TokenQuery, nameOf: (id: string) => string): FilterChip[] {
  const chips = (['status', 'role', 'expires', 'used'] as const).flatMap((facet) => facetChips(query, facet));
  if (query.place) chips.push(...belongsToChips(query, query.place.scope));
  else if (query.scope !== 'organization') {
    const label = SCOPE_OPTIONS.find(({ value }) => value === query.scope)?.label ?? query.scope;
    chips.push({ key: 'scope', label: `Scope: ${label}`, remove: { scope: null } });
  }
  if (query.by) chips.push({ key: 'by', label: `Created by: ${nameOf(query.by)}`, remove: { by: null } });
  if (query.workspace) chips.push({ key: 'ws', label: `Workspace: ${query.workspace}`, remove: { workspace: null } });
  if (query.deployment) {
    chips.push({ key: 'dep', label: `Deployment: ${query.deployment}`, remove: { deployment: null } });
  }
  return chips;
}

/** Everything but sort and page size at its default. */
export const NO_FILTERS: QueryPatch = {
  q: null,
  status: null,
  role: null,
  scope: null,
  belongsTo: null,
  expires: null,
  used: null,
  by: null,
  workspace: null,
  deployment: null,
};
