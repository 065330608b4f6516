import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';

/** One line of a result: milliseconds. */
export interface Row {
  name: string;
  runs: number;
  p50: number;
  p95: number;
  max: number;
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
  return { name, runs: sorted.length, p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? Number.NaN };
}

export function printTable(title: string, rows: Row[]): void {
  const width = Math.max(...rows.map((row) => row.name.length));
  const cell = (value: number) => value.toFixed(1).padStart(9);
  console.log(`\n${title}\n${'-'.repeat(width + 36)}`);
  console.log(`${''.padEnd(width)}  runs      p50      p95      max`);
  for (const row of rows) {
    console.log(
      `${row.name.padEnd(width)} ${String(row.runs).padStart(5)}${cell(row.p50)}${cell(row.p95)}${cell(row.max)}`,
    );
  }
}

/** Keeps the figures with the machine they were taken on, in bench/results/NAME.json. */
export async function writeResult(name: string, result: object): Promise<void> {
  const folder = path.join(import.meta.dirname, 'results');
  await mkdir(folder, { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, at: new Date().toISOString() };
  await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify({ ...machine, ...result }, null, 2)}\n`);
}
