// `npm run bench:verify`: verification beside its peers, on one PostgreSQL with 100,000 tokens, about ten minutes.
// `--quick` runs each part once and briefly, for work on the code; `--only=TEXT` times only the cases whose name has it.
import { makeCases } from './verify/cases.ts';
import { countMemory, countUses, measureRevocation } from './verify/counted.ts';
import { load, SLICES, together, type Measured } from './verify/load.ts';
import { machineFacts } from './verify/machine-facts.ts';
import { printRatios, printResults, ratiosOf } from './verify/ratios.ts';
import { writeResult } from './report.ts';
import { startBench } from './start-bench.ts';

const isQuick = process.argv.includes('--quick');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const RUNS = isQuick ? 1 : 5;
const SECONDS = 4;
const DIFFERENT = isQuick ? 6_400 : 32_000;
const UNKNOWN = isQuick ? 50_000 : 1_000_000;
const TRIALS = isQuick ? 30 : 1_000;

const { runtime, url, stop } = await startBench();
const facts = await machineFacts(runtime.pool);
console.log(facts);
const { cases, seed, ours, servers, rotating } = await makeCases(runtime, url, DIFFERENT);
const timed = cases.filter(({ name }) => only === undefined || name.includes(only));
const results = new Map<string, Measured[]>(timed.map(({ name }) => [name, []]));

try {
  for (const asked of timed) await load(asked, SECONDS);
  for (let run = 1; run <= RUNS; run++) {
    console.log(`run ${run} of ${RUNS}`);
    const parts = new Map<string, Measured[]>(timed.map(({ name }) => [name, []]));
    for (let slice = 0; slice < SLICES; slice++) {
      for (const asked of timed) parts.get(asked.name)?.push(await load(asked, SECONDS / SLICES, slice));
    }
    for (const [name, measured] of parts) results.get(name)?.push(together(measured));
  }
  printResults(results);
} finally {
  await Promise.all(servers.map((server) => server.stop()));
}

try {
  const ratios = ratiosOf(results);
  printRatios(ratios);
  const counted =
    only === undefined
      ? [
          await countUses(runtime, ours, rotating, isQuick ? 5 : 25),
          await countMemory(ours, seed.absent[0] ?? '', UNKNOWN),
          await measureRevocation(TRIALS),
        ]
      : [];
  for (const { text, isReached } of counted) console.log(`\n${text}${isReached ? '' : '  NOT REACHED'}`);
  await writeResult('verify', { ...facts, runs: RUNS, seconds: SECONDS, results: [...results], ratios, counted });
  process.exitCode = [...ratios, ...counted].every(({ isReached }) => isReached) ? 0 : 1;
} finally {
  await stop();
}
