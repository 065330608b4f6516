import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

import { listTokenActivity } from '#lib/tokens/list-token-activity.ts';
import { ACTIVITY_KINDS } from '#lib/tokens/types.ts';

import { ActivityView } from '../_components/activity-view.tsx';
import { readForToken } from '../read-token.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens/[tokenId]/activity'>;

const loadQuery = createLoader({ kind: parseAsStringLiteral(ACTIVITY_KINDS), before: parseAsString });

export default async function ActivityPage({ params, searchParams }: Props) {
  const query = await loadQuery(searchParams);
  const before = query.before && /^\d{1,15}$/.test(query.before) ? query.before : null;
  const page = await readForToken(params, (ctx, tokenId) => listTokenActivity(ctx, { ...query, before, tokenId }));
  return <ActivityView {...page} kind={query.kind} isOlder={before !== null} />;
}
