import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { lexer, walkTokens, type Token, type Tokens } from 'marked';

import { hrefOf, INDEX, textOf } from './addresses.ts';
import type { DocGroup, DocPage, Docs } from './types.ts';

/** The address in the files, that of a server with nothing set. */
const DEFAULT_URL = 'http://localhost:8888';

/**
 * The documentation in a folder. `index.md` is its table of contents, in the form of llmstxt.org: a title, a quoted
 * summary, and headings with lists of `[title](page.md): what it is for`. A page is there when the index lists it.
 * Throws when a page that is listed cannot be read.
 *
 * @param publicUrl where examples say that the server is; what is said of the default address itself stays
 */
export async function readDocs(folder: string, publicUrl = DEFAULT_URL): Promise<Docs> {
  const read = async (slug: string) => {
    const markdown = await readFile(path.join(folder, `${slug}.md`), 'utf8');
    return parsePage(
      slug,
      markdown.replaceAll(`LATCHKEY_URL=${DEFAULT_URL}`, () => `LATCHKEY_URL=${publicUrl}`),
    );
  };
  const index = await read(INDEX);
  const groups = groupsOf(index.tokens);
  const slugs = groups.flatMap(({ entries }) => entries.flatMap(({ slug }) => slug ?? []));
  return { index, groups, pages: await Promise.all(slugs.map(read)) };
}

/** A page out of its text. Its title is the heading at the top, its summary the first paragraph or quote. */
function parsePage(slug: string, markdown: string): DocPage {
  const [first, ...tokens] = lexer(markdown);
  if (first?.type !== 'heading' || first['depth'] !== 1)
    throw new Error(`docs/${slug}.md does not begin with “# Title”.`);
  const lead = tokens.find(({ type }) => type === 'paragraph' || type === 'blockquote');
  return { slug, title: textOf([first]), summary: lead ? textOf([lead]) : '', markdown, tokens };
}

function groupsOf(tokens: Token[]): DocGroup[] {
  const groups: DocGroup[] = [];
  for (const token of tokens) {
    if (token.type === 'heading') groups.push({ title: textOf([token]), entries: [] });
    if (token.type === 'list') {
      walkTokens([token], (inner) => {
        if (inner.type === 'link') groups.at(-1)?.entries.push(entryOf(inner as Tokens.Link));
      });
    }
  }
  return groups.filter(({ entries }) => entries.length > 0);
}

function entryOf({ href, tokens }: Tokens.Link): DocGroup['entries'][number] {
  const slug = /^([\w-]+)\.md$/.exec(href)?.[1] ?? null;
  return { title: textOf(tokens), href: hrefOf(href), slug };
}
