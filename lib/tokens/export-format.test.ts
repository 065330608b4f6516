import { expect, test } from 'vitest';

import { csvHead, csvLines, exportFileName, jsonItems } from './export-format.ts';
import type { TokenRow } from './types.ts';

const person = { type: 'USER' as const, id: 'cu', label: 'Ada Lovelace', email: null, leftAt: null };
const at = new Date('2026-11-24T21:17:05.000Z');

function row(name: string, description = ''): TokenRow {
  return {
    id: 'cabcdefghijklmnopqrstuvwx',
    name,
    description,
    scope: 'ORGANIZATION',
    entityId: 'c0000000000000000000acme1',
    homeWorkspaceId: null,
    kind: 'STANDARD',
    status: 'ACTIVE',
    shortToken: 'k3Qm9z',
    role: 'ORGANIZATION_OWNER',
    placeRole: null,
    workspaceCount: 0,
    workspaceNames: [],
    expiryPeriodDays: null,
    allowedIpRanges: ['10.0.0.0/8', '2001:db8::1'],
    startAt: at,
    endAt: null,
    overlapEndsAt: null,
    leakReportedAt: null,
    leakReportedAddress: null,
    pausedAt: null,
    deletedAt: null,
    lastUsedAt: at,
    lastUsedAddress: '203.0.113.7',
    lastUsedAgent: null,
    lastRotatedAt: null,
    createdAt: at,
    createdBy: person,
    updatedAt: at,
    updatedBy: person,
    can: { edit: true, rotate: true, pause: true, resume: true, delete: true },
  };
}

test('a line has a cell per column, times in UTC, nothing for never', () => {
  expect(csvHead().split(',')).toHaveLength(19);
  expect(csvLines([row('ci')])).toBe(
    'cabcdefghijklmnopqrstuvwx,ci,,Active,…k3Qm9z,ORGANIZATION,Organization Owner,0,,2026-11-24T21:17:05.000Z,203.0.113.7,10.0.0.0/8 2001:db8::1,,,,2026-11-24T21:17:05.000Z,Ada Lovelace,2026-11-24T21:17:05.000Z,Ada Lovelace\r\n',
  );
});

test.each(['=HYPERLINK("x")', '+1', '-1', '@sum', '\tx'])('the formula %j is neutralized', (name) => {
  const cell = csvLines([row(name)]).slice('cabcdefghijklmnopqrstuvwx,'.length);
  expect(cell).toMatch(/^"?'/);
});

test('quotes, commas and line breaks are quoted', () => {
  expect(csvLines([row('a', 'say "hi", then\nleave')])).toContain(',"say ""hi"", then\nleave",');
});

test('JSON items parse together and keep the name as it is', () => {
  const parsed = JSON.parse(`[${jsonItems([row('=a'), row('b')])}]`) as { name: string; expires_at: null }[];
  expect(parsed.map(({ name }) => name)).toEqual(['=a', 'b']);
  expect(parsed[0]?.expires_at).toBeNull();
});

test('the file says whose it is and of when', () => {
  expect(exportFileName('acme', at, 'csv')).toBe('acme-api-tokens-2026-11-24.csv');
});
