import { createLoader, parseAsStringLiteral } from 'nuqs/server';

import { getTokenUsage } from '#lib/tokens/get-token-usage.ts';
import { USAGE_RANGES } from '#lib/tokens/types.ts';

import { UsageView } from '../_components/usage-view.tsx';
import { readForToken, readToken } from '../read-token.ts';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens/[tokenId]/usage'>;

const loadRange = createLoader({ range: parseAsStringLiteral(USAGE_RANGES).withDefault('30d') });

export default async function UsagePage({ params, searchParams }: Props) {
  const { range } = await loadRange(searchParams);
  const token = await readToken(params);
  const usage = await readForToken(params, (ctx, tokenId) => getTokenUsage(ctx, { tokenId, range }));
  return <UsageView token={token} usage={usage} />;
}
