import type { Metadata } from 'next';

import { DocArticle } from '#components/docs/doc-article.tsx';
import { markdownUrl, readDocIndex } from '#lib/doors/docs.ts';
import { visitorPage } from '#lib/doors/visitor.ts';

export async function generateMetadata(): Promise<Metadata> {
  await visitorPage();
  return {
    title: 'Documentation · Latchkey',
    alternates: { types: { 'text/markdown': markdownUrl(readDocIndex()) } },
  };
}

export default async function DocsIndexPage() {
  await visitorPage();
  return <DocArticle page={readDocIndex()} isIndex />;
}
