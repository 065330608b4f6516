import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

import autocannon from 'autocannon';

export const CONNECTIONS = 64;
/** Parts of a run, between which the other cases have their turn: the speed of a shared machine changes within seconds. */
export const SLICES = 4;

/** One kind of request against one server. */
export interface Case {
  name: string;
  port: number;
  pid: number;
  requests: autocannon.Request[];
  /** Every connection takes its own part of the requests, so that no two send the same; else all take all, each from another on. */
  isSplit?: boolean;
  status?: number;
}

export interface Measured {
  /** Requests answered. */
  count: number;
  wallMs: number;
  perSecond: number;
  p99Ms: number;
  /** Processor time of the server for one request, in microseconds. */
  serverMicros: number;
  /** The load generator's share of all cores. */
  generatorShare: number;
}

/** User and system time of a process so far, in milliseconds (proc(5): clock ticks of 10 ms); NaN where there is no /proc. */
function processMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** `slice` numbers the parts of a run: in each, the connections begin with other requests. */
export async function load(asked: Case, seconds: number, slice = 0): Promise<Measured> {
  const { port, pid, requests, isSplit = false, status = 200 } = asked;
  let next = 0;
  const part = Math.floor(requests.length / CONNECTIONS);
  const running = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: (client) => {
      const from = part * next++;
      client.setRequests(
        isSplit
          ? rotated(requests.slice(from, from + part), Math.floor(part / SLICES) * slice)
          : rotated(requests, from),
      );
    },
  });
  // The requests of all connections are put together by now, which takes long where there are many.
  const generator = process.cpuUsage();
  const server = processMs(pid);
  const started = performance.now();
  const result = await running;
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(generator);
  const count = result.requests.total;
  const expected = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  if (result.errors > 0 || expected < count - CONNECTIONS) {
    throw new Error(`${asked.name}: ${result.errors} errors, ${JSON.stringify(result.statusCodeStats)}`);
  }
  return {
    count,
    wallMs: wall,
    perSecond: count / (wall / 1000),
    p99Ms: result.latency.p99,
    serverMicros: ((processMs(pid) - server) * 1000) / count,
    generatorShare: (user + system) / 1000 / wall / cpus().length,
  };
}

const rotated = <T>(all: T[], by: number): T[] => [...all.slice(by), ...all.slice(0, by)];

/** The parts of a run together; the slowest part's `p99Ms`. */
export function together(parts: Measured[]): Measured {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const wallMs = parts.reduce((sum, part) => sum + part.wallMs, 0);
  const micros = parts.reduce((sum, part) => sum + part.serverMicros * part.count, 0);
  const busyMs = parts.reduce((sum, part) => sum + part.generatorShare * part.wallMs, 0);
  return {
    count,
    wallMs,
    perSecond: count / (wallMs / 1000),
    p99Ms: Math.max(...parts.map(({ p99Ms }) => p99Ms)),
    serverMicros: micros / count,
    generatorShare: busyMs / wallMs,
  };
}
