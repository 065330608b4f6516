/** Cookie with the ids of the columns somebody wants to see, so that the first paint is right. */
export const COLUMNS_COOKIE = 'latchkey_token_columns';

/** Every column that can be hidden, in the order of the table, with the ones shown at first. */
export const CHOOSABLE_COLUMNS = [
  { id: 'status', label: 'Status', isShown: true },
  { id: 'token', label: 'Token', isShown: true },
  { id: 'role', label: 'Organization Role', isShown: true },
  { id: 'expires', label: 'Expires', isShown: true },
  { id: 'lastUsed', label: 'Last used', isShown: true },
  { id: 'created', label: 'Created', isShown: true },
  { id: 'tokenId', label: 'Token ID', isShown: false },
  { id: 'description', label: 'Description', isShown: false },
  { id: 'scope', label: 'Scope', isShown: false },
  { id: 'workspaces', label: 'Workspaces', isShown: false },
  { id: 'lastRotated', label: 'Last rotated', isShown: false },
  { id: 'updated', label: 'Updated', isShown: false },
  { id: 'updatedBy', label: 'Updated by', isShown: false },
  { id: 'lastUsedFrom', label: 'Last used from', isShown: false },
] as const;

export type ChoosableColumn = (typeof CHOOSABLE_COLUMNS)[number]['id'];

export const DEFAULT_COLUMNS: ChoosableColumn[] = CHOOSABLE_COLUMNS.filter(({ isShown }) => isShown).map(
  ({ id }) => id,
);

/** The visible columns as the cookie says; the default when there is none. Unknown names are dropped. */
export function parseColumns(cookie: string | undefined): ChoosableColumn[] {
  if (cookie === undefined) return DEFAULT_COLUMNS;
  const wanted = new Set(cookie.split('.'));
  return CHOOSABLE_COLUMNS.map(({ id }) => id).filter((id) => wanted.has(id));
}

export function columnsCookieValue(columns: readonly ChoosableColumn[]): string {
  return columns.join('.');
}
