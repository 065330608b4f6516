import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { walkTokens, type Tokens } from 'marked';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import type { ApiProcess } from '#lib/api/testing/spawn-api.ts';

import { anchorOf, hrefOf, readDocs, textOf } from './read-docs.ts';
import { blocksOf } from './testing/blocks.ts';
import { PAGE_CHECKS } from './testing/pages/index.ts';
import { makeProduct, startProductServer } from './testing/product.ts';
import { itRuns } from './testing/run-page.ts';
import type { DocPage } from './types.ts';

const FOLDER = path.join(import.meta.dirname, '../../docs');
const docs = await readDocs(FOLDER);
const all = [docs.index, ...docs.pages];

/** Addresses outside the pages that they may link to. */
const CONSOLE = ['/docs/api', '/spec/v1.0', '/llms.txt', '/llms-full.txt'];

const database = useTestDatabase();
let server: ApiProcess;
beforeAll(async () => {
  server = await startProductServer(database);
});
afterAll(() => server.stop());

for (const page of docs.pages) {
  const hasShell = blocksOf(page).some(({ language }) => language === 'sh');
  if (hasShell) itRuns(page, () => makeProduct(database, server), PAGE_CHECKS[page.slug]);
}

it('lists every page in the index, and no check for a page that is gone', async () => {
  const files = (await readdir(FOLDER)).flatMap((name) => /^(.+)\.md$/.exec(name)?.[1] ?? []);
  expect(docs.pages.map(({ slug }) => slug).toSorted()).toEqual(files.filter((slug) => slug !== 'index').toSorted());
  for (const slug of Object.keys(PAGE_CHECKS)) expect(files).toContain(slug);
});

it.each(all)('docs/$slug.md has no dead link, no raw HTML and no block of an unnamed language', (page) => {
  const targets = new Set([...CONSOLE, ...all.flatMap(targetsOf)]);
  walkTokens(page.tokens, (token) => {
    if (token.type === 'link') expect(isAlive((token as Tokens.Link).href, page, targets), token.raw).toBe(true);
    expect(token.type, token.raw).not.toBe('html');
    expect(token.type, token.raw).not.toBe('image');
  });
  for (const { language, line } of blocksOf(page)) expect(language, `line ${line}`).not.toBe('');
});

/** A page and each of its headings, as addresses of the console. */
function targetsOf({ slug, tokens }: DocPage): string[] {
  const page = hrefOf(`${slug}.md`);
  const anchors = tokens.filter(({ type }) => type === 'heading').map((token) => anchorOf(textOf([token])));
  expect(new Set(anchors).size, `headings of ${slug}.md differ`).toBe(anchors.length);
  return [page, ...anchors.map((anchor) => `${page}#${anchor}`)];
}

function isAlive(link: string, page: DocPage, targets: Set<string>): boolean {
  if (link.startsWith('https://')) return true;
  return targets.has(link.startsWith('#') ? `${hrefOf(`${page.slug}.md`)}${link}` : hrefOf(link));
}
