import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { walkTokens, type Tokens } from 'marked';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import type { ApiProcess } from '#lib/api/testing/spawn-api.ts';

import { anchorOf, hrefOf, textOf } from './addresses.ts';
import { readDocs } from './read-docs.ts';
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

it.each([
  ['/docs/index.md', 'text/markdown; charset=utf-8', '# Latchkey documentation'],
  ['/docs/export-audit-logs.md', 'text/markdown; charset=utf-8', '# Export audit logs'],
  ['/llms.txt', 'text/plain; charset=utf-8', '# Latchkey documentation'],
  ['/llms-full.txt', 'text/plain; charset=utf-8', '# Latchkey documentation'],
])('serves %s to everybody, and says 304 to whoever has it', async (address, type, top) => {
  const answer = await fetch(`${server.origin}${address}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate');
  const text = await answer.text();
  expect(text.startsWith(`${top}\n`)).toBe(true);
  const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
  expect((await fetch(`${server.origin}${address}`, { headers })).status).toBe(304);
});

it('gives programs whole addresses in llms.txt, and every page in llms-full.txt', async () => {
  const [short, full] = await Promise.all(
    ['/llms.txt', '/llms-full.txt'].map(async (address) => (await fetch(server.origin + address)).text()),
  );
  const links = [...(short ?? '').matchAll(/\]\((\S+?)\)/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(docs.pages.length);
  for (const link of links) {
    const { host, pathname } = new URL(link);
    expect(host, link).toMatch(/^localhost:\d+$/);
    if (pathname.endsWith('.md')) expect((await fetch(server.origin + pathname)).status, link).toBe(200);
  }
  for (const { title } of docs.pages) expect(full).toContain(`\n# ${title}\n`);
});

it('shows the address of this server in the examples, and leaves what is said of other programs', async () => {
  const here = server.origin.replace('127.0.0.1', 'localhost');
  for (const address of ['/docs/use-with-astro-cli.md', '/llms-full.txt']) {
    const text = await (await fetch(server.origin + address)).text();
    expect(text).toContain(`export LATCHKEY_URL=${here}\n`);
    expect(text).not.toContain('LATCHKEY_URL=http://localhost:8888');
    expect(text).toContain('The CLI looks for the sign-in at\n`http://localhost:8888` and nowhere else');
  }
});

it('answers 404 for a page that does not exist', async () => {
  expect((await fetch(`${server.origin}/docs/nothing-here.md`)).status).toBe(404);
});

it('lists every page in the index, and no check for a page that is gone', async () => {
  const files = (await readdir(FOLDER)).flatMap((name) => /^(.+)\.md$/.exec(name)?.[1] ?? []);
  expect(docs.pages.map(({ slug }) => slug).toSorted()).toEqual(files.filter((slug) => slug !== 'index').toSorted());
  for (const slug of Object.keys(PAGE_CHECKS)) expect(files).toContain(slug);
});

it.each(all.map((page) => [page.slug, page] as const))(
  'docs/%s.md has no dead link, no raw HTML and no block that means nothing',
  (_slug, page) => {
    const targets = new Set([...CONSOLE, ...all.flatMap(targetsOf)]);
    walkTokens(page.tokens, (token) => {
      if (token.type === 'link') expect(isAlive((token as Tokens.Link).href, page, targets), token.raw).toBe(true);
      expect(token.type, token.raw).not.toBe('html');
      expect(token.type, token.raw).not.toBe('image');
    });
    expect(() => blocksOf(page)).not.toThrow();
  },
);

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
