import { createLoader, parseAsStringLiteral } from 'nuqs/server';

import { UsageView } from '#components/tokens/details/usage-view.tsx';
import { getTokenUsage } from '#lib/tokens/get-token-usage.ts';
import { USAGE_RANGES } from '#lib/tokens/types.ts';

import { readForToken, readToken, type TabProps } from './read-token.ts';

const loadRange = createLoader({ range: parseAsStringLiteral(USAGE_RANGES).withDefault('30d') });

export async function UsageTab({ params, searchParams }: TabProps) {
  const { range } = await loadRange(searchParams);
  const token = await readToken(params);
  const usage = await readForToken(params, (ctx, tokenId) => getTokenUsage(ctx, { tokenId, range }));
  return <UsageView token={token} usage={usage} />;
}
