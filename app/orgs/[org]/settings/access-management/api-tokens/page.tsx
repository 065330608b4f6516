import type { Metadata } from 'next';
import { Suspense } from 'react';

import { TokensLoading } from '#components/tokens/list/tokens-loading.tsx';
import { tryForPage } from '#lib/doors/page.ts';

import { TokensContent } from '../../../_api-tokens/tokens-content.tsx';

type Props = PageProps<'/orgs/[org]/settings/access-management/api-tokens'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // A title that cannot be read must not take the page with it: the table tells what is wrong.
  const read = await tryForPage(params, (ctx) => ctx.organization.name);
  return {
    title: read.ok ? `API Tokens · Organization Settings · ${read.data}` : 'API Tokens · Organization Settings',
  };
}

/** No loading.tsx: it would stand above the pages of single tokens too, and their 404 would answer 200. */
export default function TokensPage(props: Props) {
  return (
    <Suspense fallback={<TokensLoading />}>
      <TokensContent {...props} />
    </Suspense>
  );
}
