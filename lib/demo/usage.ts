import { updateLastUsed, upsertUsage, type LastUse, type UsageRow } from '#db/queries/token-usage.ts';
import { selectTokenValues } from '#db/queries/tokens.ts';
import type { Runtime } from '#lib/runtime.ts';

import { DAY_MS, steadyNumbers } from './timeline.ts';
import { LEAKED_DAYS_AGO } from './token-life.ts';
import type { DemoToken } from './tokens.ts';

const HOUR_MS = 3_600_000;
const WEEKS = 6;
const BATCH = 500;

const CLIENTS = [
  { address: '203.0.113.7', userAgent: 'python-requests/2.32.5' },
  { address: '203.0.113.8', userAgent: 'astro-cli/1.36.0' },
  { address: '203.0.113.20', userAgent: 'Terraform/1.13.4 (+https://www.terraform.io)' },
  { address: '198.51.100.44', userAgent: 'curl/8.16.0' },
  { address: '2001:db8:10::5', userAgent: 'Go-http-client/2.0' },
  { address: '192.0.2.61', userAgent: 'GitHubActions/2.329' },
];

/** When a token stopped being used, by what became of it; in days before now. */
function lastDay(token: DemoToken): number {
  if (token.state === 'expired') return token.createdDaysAgo - (token.expiryDays ?? 0);
  if (token.state === 'paused') return 9;
  if (token.state === 'leaked') return LEAKED_DAYS_AGO;
  return token.state === 'deleted' ? 12 : 0;
}

/**
 * Up to six weeks of calls for a token that was used, by the values in force at each hour: during an overlap one client in
 * three still sends the old value.
 */
export async function addUsage(runtime: Runtime, token: DemoToken, tokenId: string, now: Date): Promise<void> {
  if (token.callsPerDay === 0) return;
  const random = steadyNumbers(token.name.length * 7919 + token.callsPerDay);
  const values = await selectTokenValues(runtime.db, tokenId);
  const clients = CLIENTS.filter((_, index) => index < 1 + (token.name.length % 4));
  const end = now.getTime() - lastDay(token) * DAY_MS - Math.floor(random() * 1.5 * (DAY_MS / token.callsPerDay));
  const begin = Math.max(end - WEEKS * 7 * DAY_MS, values.at(-1)?.startsAt.getTime() ?? end);
  const hoursPerDay = Math.min(24, Math.max(1, Math.ceil(token.callsPerDay / 4)), 8);
  const rows = new Map<string, UsageRow>();
  const uses: LastUse[] = [];
  for (let hour = Math.floor(end / HOUR_MS) * HOUR_MS; hour >= begin - HOUR_MS; hour -= HOUR_MS) {
    const isNewest = uses.length === 0;
    if (!isNewest && random() > hoursPerDay / 24) continue;
    for (const [index, client] of clients.entries()) {
      if (!isNewest && random() > 0.7) continue;
      const seenAt = new Date(Math.min(hour + (5 + Math.floor(random() * 50)) * 60_000, end));
      const inForce = values.filter(
        (value) => value.startsAt <= seenAt && (value.endedAt ?? value.endsAt ?? now) >= seenAt,
      );
      const value = inForce.length > 1 && index % 3 === 1 ? inForce[1] : inForce[0];
      if (!value) continue;
      const weekend = [0, 6].includes(seenAt.getUTCDay()) ? 0.4 : 1;
      const calls = Math.max(
        1,
        Math.round((token.callsPerDay / hoursPerDay / clients.length) * weekend * (0.5 + random())),
      );
      const refused = random() < 0.02 ? 1 + Math.floor(random() * 5) : 0;
      const row = { valueId: value.id, tokenId, hour: new Date(hour), ...client, calls, refused };
      rows.set(`${value.id} ${hour} ${client.address}`, { ...row, firstSeenAt: seenAt, lastSeenAt: seenAt });
      if (isNewest) uses.push({ tokenId, at: seenAt, ...client });
    }
  }
  const all = [...rows.values()];
  await runtime.db.transaction(async (tx) => {
    for (let from = 0; from < all.length; from += BATCH) await upsertUsage(tx, all.slice(from, from + BATCH));
    const newest = uses.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, 1);
    await updateLastUsed(tx, newest);
  });
}
