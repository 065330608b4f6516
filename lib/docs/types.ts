import type { Token } from 'marked';

/** One page of the documentation. */
export interface DocPage {
  /** `use-with-terraform`: served at `/docs/use-with-terraform`, and as Markdown with `.md` behind it. */
  slug: string;
  title: string;
  /** One sentence on what it is for, without Markdown. */
  summary: string;
  markdown: string;
  /** The page without its title, as parsed by marked. */
  tokens: Token[];
}

/** A heading of the index with the pages below it. */
export interface DocGroup {
  title: string;
  /** Pages of this folder, and other addresses of the console such as `/docs/api`. */
  entries: { title: string; href: string; slug: string | null }[];
}

export interface Docs {
  index: DocPage;
  groups: DocGroup[];
  /** Without the index, in its order. */
  pages: DocPage[];
}
