import { walkTokens, type Token } from 'marked';

export const INDEX = 'index';

/** What is read of tokens, without marks. */
export function textOf(tokens: Token[]): string {
  let text = '';
  walkTokens(tokens, (token) => {
    const isLeaf = !('tokens' in token) || token.tokens === undefined;
    if (isLeaf && 'text' in token) text += String(token.text).replaceAll('\n', ' ');
  });
  return text.trim();
}

/** The name of a heading in an address, as GitHub makes it, so that a link leads there in both places. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** `use-in-ci.md#gitlab` as the console's address; every other link stays as it is. */
export function hrefOf(link: string): string {
  const [, slug, anchor = ''] = /^([\w-]+)\.md(#.*)?$/.exec(link) ?? [];
  if (slug === undefined) return link;
  return slug === INDEX ? `/docs${anchor}` : `/docs/${slug}${anchor}`;
}
