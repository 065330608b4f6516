import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

import { ActivityView } from '#components/tokens/details/activity-view.tsx';
import { listTokenActivity } from '#lib/tokens/list-token-activity.ts';
import { ACTIVITY_KINDS } from '#lib/tokens/types.ts';

import { readForToken, type TabProps } from './read-token.ts';

const loadQuery = createLoader({ kind: parseAsStringLiteral(ACTIVITY_KINDS), before: parseAsString });

export async function ActivityTab({ params, searchParams }: TabProps) {
  const query = await loadQuery(searchParams);
  const before = query.before && /^\d{1,15}$/.test(query.before) ? query.before : null;
  const page = await readForToken(params, (ctx, tokenId) => listTokenActivity(ctx, { ...query, before, tokenId }));
  return <ActivityView {...page} kind={query.kind} isOlder={before !== null} />;
}
