import type { Tokens } from 'marked';

import { PageHead } from '#components/shell/page-head.tsx';
import type { DocPage } from '#lib/docs/types.ts';

import { Markdown } from './markdown.tsx';

/** A page of the documentation, in lines of a length that reads well. */
export function DocArticle({ page, isIndex = false }: { page: DocPage; isIndex?: boolean }) {
  // What a page says of itself in a quotation at its top is its lead, as every other page of the console has one.
  const [first, ...rest] = page.tokens.filter(({ type }) => type !== 'space');
  const lead = first?.type === 'blockquote' ? (first as Tokens.Blockquote) : undefined;
  return (
    <article className="max-w-200 min-w-0 pb-16">
      <PageHead
        crumbs={isIndex ? [] : [{ label: 'Documentation', href: '/docs' }, { label: page.title }]}
        title={page.title}
        lead={lead?.text}
      />
      <Markdown tokens={lead ? rest : page.tokens} />
      <p className="mt-10 border-t border-line pt-4 text-caption max-sm:pt-1 text-muted">
        <a href={`/docs/${page.slug}.md`} className="inline-block underline hover:text-text max-sm:py-3.5">
          This page as Markdown
        </a>
      </p>
    </article>
  );
}
