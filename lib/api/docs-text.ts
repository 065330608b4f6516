import { etag } from 'hono/etag';

import { llmsFull, llmsIndex } from '#lib/docs/llms-text.ts';
import type { Docs } from '#lib/docs/types.ts';
import type { Runtime } from '#lib/runtime.ts';

import type { ApiApp } from './create-app.ts';

const MARKDOWN = 'text/markdown; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';

/** Adds the documentation as text for programs, without a token: each page, `/llms.txt` and `/llms-full.txt` (llmstxt.org). */
export function addDocsTextRoutes(app: ApiApp, { env }: Pick<Runtime, 'env'>, docs: Docs): void {
  const texts = [
    ...[docs.index, ...docs.pages].map(({ slug, markdown }) => ({
      path: `/docs/${slug}.md`,
      type: MARKDOWN,
      markdown,
    })),
    { path: '/llms.txt', type: PLAIN, markdown: llmsIndex(docs, env.publicUrl) },
    { path: '/llms-full.txt', type: PLAIN, markdown: llmsFull(docs, env.publicUrl) },
  ];
  for (const { path, type, markdown } of texts) {
    app.use(path, etag());
    app.get(path, (c) =>
      c.body(markdown, 200, { 'content-type': type, 'cache-control': 'public, max-age=300, must-revalidate' }),
    );
  }
}
