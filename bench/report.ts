import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';

/** One line of a result: milliseconds. */
export interface Row {
  name: string;
  runs: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
  /** Where many were sent at once. */
  perSecond?: number;
}

/** Runs the step one after another and returns each duration in milliseconds. */
export async function measure(runs: number, step: () => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await step();
    durations.push(performance.now() - start);
  }
  return durations;
}

export function summarize(name: string, durations: number[]): Row {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { name, runs: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? Number.NaN };
}

export function printTable(title: string, rows: Row[]): void {
  const width = Math.max(...rows.map((row) => row.name.length));
  const cell = (value: number) => value.toFixed(1).padStart(9);
  const isRated = rows.some(({ perSecond }) => perSecond !== undefined);
  console.log(`\n${title}\n${'-'.repeat(width + (isRated ? 54 : 45))}`);
  console.log(`${''.padEnd(width)}  runs      p50      p95      p99      max${isRated ? '      /s' : ''}`);
  for (const { name, runs, p50, p95, p99, max, perSecond } of rows) {
    const rate = perSecond === undefined ? '' : perSecond.toFixed(0).padStart(8);
    console.log(`${name.padEnd(width)} ${String(runs).padStart(5)}${[p50, p95, p99, max].map(cell).join('')}${rate}`);
  }
}

/** Keeps the figures with the machine they were taken on, in bench/results/NAME.json. */
export async function writeResult(name: string, result: object): Promise<void> {
  const folder = path.join(import.meta.dirname, 'results');
  await mkdir(folder, { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, at: new Date().toISOString() };
  await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify({ ...machine, ...result }, null, 2)}\n`);
}
