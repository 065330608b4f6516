/**
 * Runs the blocks of code of a page under docs/. The word after ```` ``` ```` says what happens to a block; all blocks
 * of a page run in their order, in one folder and one environment (exported variables and functions go on).
 *
 * - `sh`                 run by bash; must end with 0
 * - `sh keeps-running`   started, and left running until the page is done; must write something first
 * - `sh needs=astro`     run with a stand-in in place of the program (STAND_INS), which sends the requests that the
 *                        program would send: what is shown is the block, not the program
 * - `sh yours`           `export NAME=…` with values of the reader; not run, but the test has to set each NAME
 * - `text output`        what the `sh` block before it prints; `…` stands for anything
 * - `… file=NAME`        saved under NAME before the next block runs; a script (`sh file=…`) is run where a later block
 *                        calls it, and one has to
 * - `yaml`, `json`       must parse
 *
 * A page that index.md lists is run without anything else to write: `pages.test.ts` finds it. It is given LATCHKEY_URL,
 * ASTRO_API_TOKEN (an Organization Owner token) and the programs of the machine. Whatever more it needs, or what has to
 * be true afterwards, stands in `pages/SLUG.ts` (PageCheck) and is named in PAGE_CHECKS of `pages/index.ts`.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

import type { DocPage } from '../types.ts';
import { blocksOf, type Block } from './blocks.ts';
import type { Product } from './product.ts';
import { openShell, type Ran, type Shell } from './shell.ts';

/** The server a page runs against, and its terminal. */
export interface PageRun {
  product: Product;
  shell: Shell;
  /** What each shell block printed, by its line. */
  ran: Map<number, Ran>;
  /** A file that the page saved or its blocks wrote. */
  read(file: string): Promise<string>;
}

export interface PageCheck {
  /** Variables the page asks for beside LATCHKEY_URL and ASTRO_API_TOKEN. */
  environment?(product: Product): Promise<Record<string, string>> | Record<string, string>;
  /** Before the first block. */
  prepare?(run: PageRun): Promise<void>;
  /** What has to be true after the last block. */
  after?(run: PageRun): Promise<void>;
}

/** Programs that stand in for ones the tests do not have. */
const STAND_INS: Record<string, string> = {
  astro: path.join(import.meta.dirname, 'astro-process.ts'),
  gh: path.join(import.meta.dirname, 'gh-process.ts'),
  npm: path.join(import.meta.dirname, 'npm-process.ts'),
  terraform: path.join(import.meta.dirname, 'terraform-process.ts'),
};

/** One test for all blocks of a page, since each goes on where the one before it ended. */
export function itRuns(page: DocPage, product: () => Promise<Product>, check: PageCheck = {}): void {
  const blocks = blocksOf(page);
  const counts = countsOf(blocks);
  const name = `docs/${page.slug}.md: ${counts}`;
  // Dozens of real processes on a machine that does other things too.
  it(name, { timeout: 120_000 }, async () => {
    const server = await product();
    const given = {
      LATCHKEY_URL: server.origin,
      ASTRO_API_TOKEN: server.token,
      ...(await check.environment?.(server)),
    };
    const shell = await openShell(given);
    try {
      const read = (file: string) => readFile(path.join(shell.folder, file), 'utf8');
      const run: PageRun = { product: server, shell, ran: new Map(), read };
      await check.prepare?.(run);
      let last: Ran | null = null;
      expectScriptsCalled(blocks);
      for (const block of blocks) last = await take(block, run, given, last);
      await check.after?.(run);
    } finally {
      await shell.close();
    }
  });
}

/** Every script that the page saves is called by a block that is run. */
function expectScriptsCalled(blocks: Block[]): void {
  const text = blocks.filter(isRun).map((block) => block.text);
  for (const { language, file, line } of blocks) {
    if (language === 'sh' && file !== null) expect(text.join('\n'), `script of line ${line}`).toContain(file);
  }
}

async function take(block: Block, run: PageRun, given: Record<string, string>, last: Ran | null): Promise<Ran | null> {
  const { language, file, text, line, needs } = block;
  if (file !== null) await run.shell.save(file, text);
  if (language === 'yaml') expect(parseYaml(text), `line ${line}`).toBeTypeOf('object');
  if (language === 'json') expect(JSON.parse(text), `line ${line}`).toBeTypeOf('object');
  if (block.isOutput) expect(last?.output.trimEnd(), `line ${line}`).toMatch(patternOf(text));
  if (language !== 'sh') return last;
  if (file !== null) return run.shell.run(`bash -n '${file}'`);
  if (block.isYours) {
    const names = [...text.matchAll(/^export (\w+)=/gm)].map(([, name = '']) => name);
    expect(names.length, `line ${line} exports something`).toBeGreaterThan(0);
    for (const name of names) expect(given, `line ${line}`).toHaveProperty(name);
    return last;
  }
  if (needs !== null) {
    const script = STAND_INS[needs];
    expect(script, `line ${line} needs ${needs}, for which there is no stand-in`).toBeTypeOf('string');
    await run.shell.addProgram(needs, script ?? '');
  }
  if (block.keepsRunning) {
    await run.shell.start(text);
    return last;
  }
  const ran = await run.shell.run(text);
  expect(ran, `line ${line} printed:\n${ran.output}`).toMatchObject({ code: 0 });
  run.ran.set(line, ran);
  return ran;
}

const patternOf = (text: string) =>
  new RegExp(
    `^${text
      .split('…')
      .map((part) => RegExp.escape(part))
      .join('[^]*?')}$`,
  );

const isRun = ({ language, isYours, file }: Block) => language === 'sh' && !isYours && file === null;

function countsOf(blocks: Block[]): string {
  const run = blocks.filter(isRun);
  const programs = [...new Set(run.flatMap(({ needs }) => needs ?? []))];
  const standIns = run.filter(({ needs }) => needs !== null).length;
  const through = standIns > 0 ? `, ${standIns} of them with a stand-in for ${programs.join(' and ')}` : '';
  return `${run.length} shell blocks run${through}`;
}
