import { roleName } from '#lib/access/roles.ts';
import { csvLine } from '#lib/csv.ts';

import { STATUS_LABELS } from './token-status.ts';
import type { TokenRow } from './types.ts';

/** What leaves in an export: names and times, never a value or a digest. Times are ISO 8601 in UTC, never = null. */
function exportFields(token: TokenRow) {
  const iso = (moment: Date | null) => moment?.toISOString() ?? null;
  return {
    id: token.id,
    name: token.name,
    description: token.description,
    status: STATUS_LABELS[token.status],
    token: `…${token.shortToken}`,
    scope: token.scope,
    role: roleName(token.placeRole ?? token.role),
    workspaces: token.workspaceCount,
    expires_at: iso(token.endAt),
    last_used_at: iso(token.lastUsedAt),
    last_used_from: token.lastUsedAddress,
    allowed_from: token.allowedIpRanges.join(' '),
    last_rotated_at: iso(token.lastRotatedAt),
    paused_at: iso(token.pausedAt),
    deleted_at: iso(token.deletedAt),
    created_at: iso(token.createdAt),
    created_by: token.createdBy.label,
    updated_at: iso(token.updatedAt),
    updated_by: token.updatedBy.label,
  };
}

const COLUMNS = [
  'id',
  'name',
  'description',
  'status',
  'token',
  'scope',
  'role',
  'workspaces',
  'expires_at',
  'last_used_at',
  'last_used_from',
  'allowed_from',
  'last_rotated_at',
  'paused_at',
  'deleted_at',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
] as const satisfies (keyof ReturnType<typeof exportFields>)[];

/** First line of the CSV, with the byte order mark that makes spreadsheets read UTF-8. */
export function csvHead(): string {
  return `\uFEFF${csvLine([...COLUMNS])}`;
}

/** Lines of RFC 4180, one per token, each ended by CRLF. */
export function csvLines(tokens: TokenRow[]): string {
  return tokens
    .map((token) => {
      const fields = exportFields(token);
      return csvLine(COLUMNS.map((column) => fields[column]));
    })
    .join('');
}

/** JSON objects, one a line, joined by commas; the caller puts the brackets around all of them. */
export function jsonItems(tokens: TokenRow[]): string {
  return tokens.map((token) => JSON.stringify(exportFields(token))).join(',\n');
}

/** `acme-api-tokens-2026-11-24.csv`, dated in UTC. */
export function exportFileName(shortName: string, now: Date, format: 'csv' | 'json'): string {
  return `${shortName}-api-tokens-${now.toISOString().slice(0, 10)}.${format}`;
}
