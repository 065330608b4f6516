import { csvLine } from '#lib/csv.ts';
import type { TokenDetails, TokenUsage } from '#lib/tokens/types.ts';

/** Saves the clients of the shown period as CSV, made in the browser from what is on the page. */
export function downloadUsage(token: TokenDetails, usage: TokenUsage): void {
  const lines = [
    csvLine(['address', 'client', 'first_seen', 'last_seen', 'accepted', 'refused', 'value']),
    ...usage.clients.map((client) =>
      csvLine([
        client.address,
        client.userAgent,
        client.firstSeenAt.toISOString(),
        client.lastSeenAt.toISOString(),
        client.calls,
        client.refused,
        `…${client.shortToken}`,
      ]),
    ),
  ];
  const blob = new Blob(['\uFEFF', ...lines], { type: 'text/csv;charset=utf-8' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `token-${token.id}-usage-${usage.range}-${usage.now.toISOString().slice(0, 10)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
