import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { DocArticle } from '#components/docs/doc-article.tsx';
import { markdownUrl, readDocPage } from '#lib/doors/docs.ts';

export async function generateMetadata({ params }: PageProps<'/docs/[page]'>): Promise<Metadata> {
  const page = readDocPage((await params).page);
  if (!page) return { title: 'Page not found · Latchkey' };
  return {
    title: `${page.title} · Documentation · Latchkey`,
    description: page.summary,
    alternates: { types: { 'text/markdown': markdownUrl(page) } },
  };
}

export default async function DocsPage({ params }: PageProps<'/docs/[page]'>) {
  const page = readDocPage((await params).page);
  if (!page) notFound();
  return <DocArticle page={page} />;
}
