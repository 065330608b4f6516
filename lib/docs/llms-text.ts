import type { Docs } from './types.ts';

/** Links of the index and of pages, made to work outside the console: to the Markdown of a page, with its host. */
function absolute(markdown: string, publicUrl: string): string {
  return markdown.replace(/\]\((?:([\w-]+\.md)|(\/))/g, (_, page?: string) =>
    page ? `](${publicUrl}/docs/${page}` : `](${publicUrl}/`,
  );
}

/** `/llms.txt`: what there is to read, in the form of llmstxt.org. */
export function llmsIndex({ index }: Docs, publicUrl: string): string {
  return absolute(index.markdown, publicUrl);
}

/** `/llms-full.txt`: the index and every page, one after the other. */
export function llmsFull({ index, pages }: Docs, publicUrl: string): string {
  return [index, ...pages].map(({ markdown }) => absolute(markdown, publicUrl)).join('\n');
}
