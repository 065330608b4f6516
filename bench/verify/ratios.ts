import type { Measured } from './load.ts';

/** What one case must reach beside another. */
interface Bound {
  name: string;
  of: string;
  beside: string;
  least: number;
}

const BOUNDS: Bound[] = [
  ['introspection beside better-auth', 'introspection, warm', 'introspection, better-auth', 15],
  ['introspection beside oidc-provider', 'introspection, warm', 'introspection, oidc-provider', 2.5],
  ['introspection beside a bare server', 'introspection, warm', 'introspection, bare server', 0.7],
  ['/verify beside a bare server', '/verify, warm', '/verify, bare server', 0.85],
  ['one hot token beside rotating ones', 'introspection, one hot token', 'introspection, warm', 0.9],
  ['database path beside better-auth', 'database path', 'database path, better-auth', 8],
  ['database path beside oidc-provider', 'database path', 'introspection, oidc-provider', 1],
  ['noise beside a value in force', 'database path, noise', 'database path', 1],
  ['unknown beside a value in force', 'database path, unknown', 'database path', 1],
  ['revoked beside a value in force', 'database path, revoked', 'database path', 1],
  ['expired beside a value in force', 'database path, expired', 'database path', 1],
].map(([name, of, beside, least]) => ({ name, of, beside, least }) as Bound);

interface Spread {
  median: number;
  min: number;
  max: number;
}

export function spreadOf(numbers: number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  return {
    median: sorted[sorted.length >> 1] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  };
}

export interface Ratio extends Spread {
  name: string;
  least: number;
  isReached: boolean;
}

/** Ratios of the runs, in each of which the two cases took turns. */
export function ratiosOf(results: Map<string, Measured[]>): Ratio[] {
  return BOUNDS.flatMap(({ name, of, beside, least }) => {
    const other = results.get(beside) ?? [];
    const ratios = (results.get(of) ?? []).map(
      ({ perSecond }, run) => perSecond / (other[run]?.perSecond ?? Number.NaN),
    );
    if (ratios.length === 0 || other.length === 0) return [];
    const spread = spreadOf(ratios);
    return [{ name, least, ...spread, isReached: spread.median >= least }];
  });
}

const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(9);

export function printResults(results: Map<string, Measured[]>): void {
  console.log(`\n${'requests per second'.padEnd(32)}   median      min      max   p99 ms  server µs  generator`);
  for (const [name, runs] of results) {
    const { median, min, max } = spreadOf(runs.map(({ perSecond }) => perSecond));
    const of = (pick: (run: Measured) => number) => spreadOf(runs.map(pick)).median;
    const share = `${(of((run) => run.generatorShare) * 100).toFixed(0)} %`.padStart(10);
    const rest =
      cell(
        of((run) => run.p99Ms),
        1,
      ) +
      cell(
        of((run) => run.serverMicros),
        1,
      );
    console.log(`${name.padEnd(32)}${cell(median)}${cell(min)}${cell(max)}${rest} ${share}`);
  }
}

export function printRatios(ratios: Ratio[]): void {
  console.log(`\n${'ratio of the runs'.padEnd(38)}   median      min      max     must`);
  for (const { name, median, min, max, least, isReached } of ratios) {
    const told = isReached ? '' : '  NOT REACHED';
    console.log(`${name.padEnd(38)}${cell(median, 2)}${cell(min, 2)}${cell(max, 2)}${cell(least, 2)}${told}`);
  }
}
