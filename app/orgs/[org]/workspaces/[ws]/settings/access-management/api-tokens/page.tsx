import type { Metadata } from 'next';
import { Suspense } from 'react';

import { TokensLoading } from '#components/tokens/list/tokens-loading.tsx';

import { readTokenPlace } from '../../../../../_api-tokens/read-place.ts';
import { TokensContent } from '../../../../../_api-tokens/tokens-content.tsx';

type Props = PageProps<'/orgs/[org]/workspaces/[ws]/settings/access-management/api-tokens'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readTokenPlace(params);
  return { title: `API Tokens · Workspace Settings · ${name}` };
}

/** No loading.tsx: it would stand above the pages of single tokens too, and their 404 would answer 200. */
export default function TokensPage(props: Props) {
  return (
    <Suspense fallback={<TokensLoading />}>
      <TokensContent {...props} />
    </Suspense>
  );
}
