import type { Metadata } from 'next';

import { Operation } from '#components/reference/operation.tsx';
import { PageHead } from '#components/shell/page-head.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { readApiReference } from '#lib/doors/api-reference.ts';
import { visitorPage } from '#lib/doors/visitor.ts';

export const metadata: Metadata = { title: 'API reference · Documentation · Latchkey' };

export default async function ApiReferencePage({ searchParams }: PageProps<'/docs/api'>) {
  const { base: asked, q } = await searchParams;
  await visitorPage();
  const search = typeof q === 'string' ? q.slice(0, 200) : '';
  const { base, bases, document, server, operations } = readApiReference(asked, search);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return (
    <div className="pb-12">
      <PageHead
        crumbs={[{ label: 'Documentation', href: '/docs' }, { label: 'API reference' }]}
        title="API reference"
        lead={
          <>
            Send an API token as <code>Authorization: Bearer</code> to {server}. The same as OpenAPI 3.1:{' '}
            <a href={document} className="text-accent-text underline">
              {document}
            </a>
          </>
        }
      />
      <nav aria-label="Addresses of the API" className="mb-4 flex flex-wrap gap-x-4 gap-y-2">
        {bases.map(({ name, path }) => (
          <a
            key={name}
            href={`/docs/api?base=${name}`}
            aria-current={name === base ? 'page' : undefined}
            className="min-w-6 leading-8 aria-[current=page]:font-semibold aria-[current=page]:underline max-sm:min-w-11 max-sm:leading-11"
          >
            {path}
          </a>
        ))}
      </nav>
      <search>
        <form action="/docs/api" className="mb-6 flex gap-2">
          <input type="hidden" name="base" value={base} />
          <Input
            name="q"
            type="search"
            aria-label="Search operations"
            placeholder="Search operations"
            defaultValue={search}
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      {tags.length === 0 && <p>No operation here matches.</p>}
      {tags.map((tag) => (
        <section key={tag} aria-label={tag} className="mb-6">
          <h2 className="mb-2 text-title font-semibold">{tag}</h2>
          <div className="rounded-card border border-line">
            {operations
              .filter((operation) => operation.tag === tag)
              .map((operation) => (
                <Operation key={operation.id} operation={operation} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}
