import { formatList, plural } from '#lib/format.ts';

import type { HolderCounts } from './types.ts';

/** `2 users, 1 Team and 14 tokens`; kinds that nobody holds are left out. */
export function holdersInWords({ users, teams, tokens }: HolderCounts): string {
  const parts = [users && plural(users, 'user'), teams && plural(teams, 'Team'), tokens && plural(tokens, 'token')];
  return formatList(parts.filter((part) => typeof part === 'string'));
}

export function isHeld({ users, teams, tokens }: HolderCounts): boolean {
  return users + teams + tokens > 0;
}
