import type { TokenRow } from '#lib/tokens/types.ts';

import { PLACE_WORDS } from './place-words.ts';

type Scope = TokenRow['scope'];

interface Choosable {
  id: string;
  label: string;
  isShown: boolean;
  /** Lists that have the column; without it all of them. */
  only?: 'organization' | 'place';
}

/** Every column that can be hidden, in the order of the table, with the ones shown at first. */
const COLUMNS = [
  { id: 'status', label: 'Status', isShown: true },
  { id: 'token', label: 'Token', isShown: true },
  { id: 'role', label: '', isShown: true },
  { id: 'belongsTo', label: 'Belongs to', isShown: true, only: 'place' },
  { id: 'expires', label: 'Expires', isShown: true },
  { id: 'lastUsed', label: 'Last used', isShown: true },
  { id: 'created', label: 'Created', isShown: true },
  { id: 'tokenId', label: 'Token ID', isShown: false },
  { id: 'description', label: 'Description', isShown: false },
  { id: 'scope', label: 'Scope', isShown: false, only: 'organization' },
  { id: 'workspaces', label: 'Workspaces', isShown: false, only: 'organization' },
  { id: 'lastRotated', label: 'Last rotated', isShown: false },
  { id: 'updated', label: 'Updated', isShown: false },
  { id: 'updatedBy', label: 'Updated by', isShown: false },
  { id: 'lastUsedFrom', label: 'Last used from', isShown: false },
  { id: 'allowedFrom', label: 'Allowed from', isShown: false },
] as const satisfies Choosable[];

export type ChoosableColumn = (typeof COLUMNS)[number]['id'];

/** Ids of all of them: a list also has to hide those that are not its own. */
export const COLUMN_IDS: ChoosableColumn[] = COLUMNS.map(({ id }) => id);

/** The columns that can be hidden in the lists of a scope. */
export function choosableColumns(scope: Scope): { id: ChoosableColumn; label: string }[] {
  const kind = scope === 'ORGANIZATION' ? 'organization' : 'place';
  return COLUMNS.filter((column) => !('only' in column) || column.only === kind).map(({ id, label }) => ({
    id,
    label: label || PLACE_WORDS[scope].roleColumn,
  }));
}

/** Cookie with the ids of the columns somebody wants to see, so that the first paint is right. */
export function columnsCookie(scope: Scope): string {
  return scope === 'ORGANIZATION' ? 'latchkey_token_columns' : 'latchkey_place_token_columns';
}

export function defaultColumns(scope: Scope): ChoosableColumn[] {
  const shown = new Set<ChoosableColumn>(COLUMNS.filter(({ isShown }) => isShown).map(({ id }) => id));
  return choosableColumns(scope).flatMap(({ id }) => (shown.has(id) ? id : []));
}

/** The visible columns as the cookie says; the default when there is none. Unknown names are dropped. */
export function parseColumns(cookie: string | undefined, scope: Scope): ChoosableColumn[] {
  if (cookie === undefined) return defaultColumns(scope);
  const wanted = new Set(cookie.split('.'));
  return choosableColumns(scope).flatMap(({ id }) => (wanted.has(id) ? id : []));
}

export function columnsCookieValue(columns: readonly ChoosableColumn[]): string {
  return columns.join('.');
}
