import { walkTokens, type Tokens } from 'marked';

import { parseFence, type Fence } from '../fence.ts';
import type { DocPage } from '../types.ts';

export interface Block extends Fence {
  text: string;
  /** Of the fence that opens it, from 1. */
  line: number;
}

/** The blocks of code of a page, in their order. Throws with the place of one that opens with a word of no meaning. */
export function blocksOf(page: DocPage): Block[] {
  const lines = page.markdown.split('\n').flatMap((text, at) => (/^\s*```\S/.test(text) ? [at + 1] : []));
  const blocks: Block[] = [];
  walkTokens(page.tokens, (token) => {
    if (token.type !== 'code') return;
    const { lang = '', text } = token as Tokens.Code;
    const line = lines[blocks.length] ?? 0;
    try {
      blocks.push({ ...parseFence(lang), text, line });
    } catch (error) {
      throw new Error(`docs/${page.slug}.md, line ${line}`, { cause: error });
    }
  });
  return blocks;
}
