import type { DocGroup, DocPage } from '#lib/docs/types.ts';
import { getRuntime } from '#lib/runtime.ts';

/** The table of contents. Readable without signing in, like every page of the documentation. */
export function readDocGroups(): DocGroup[] {
  return getRuntime().docs.groups;
}

export function readDocIndex(): DocPage {
  return getRuntime().docs.index;
}

/** A page of the documentation by its name; null where there is none. */
export function readDocPage(slug: string): DocPage | null {
  return getRuntime().docs.pages.find((page) => page.slug === slug) ?? null;
}

/** Where the Markdown of a page is, with the host. */
export function markdownUrl({ slug }: DocPage): string {
  return `${getRuntime().env.publicUrl}/docs/${slug}.md`;
}
