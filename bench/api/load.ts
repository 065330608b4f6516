import { Agent, request } from 'node:http';

import { summarize, type Row } from '../report.ts';

const CONNECTIONS = 16;

export interface Ask {
  method?: string;
  path: string;
  body?: string;
}

/** Sends one request over a kept connection and reads its answer to the end; throws when it is no 200. */
function send(agent: Agent, origin: string, token: string, { method = 'GET', path, body }: Ask): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const sent = request(`${origin}${path}`, { agent, method, headers }, (response) => {
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`${method} ${path} answered ${response.statusCode ?? 'nothing'}`)),
      );
      response.resume();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** As many requests as are answered in that time by so many callers, each of whom sends the next when it has the answer. */
export async function load(
  name: string,
  { origin, token }: { origin: string; token: string },
  next: () => Ask,
  seconds: number,
): Promise<Row> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const durations: number[] = [];
  const started = performance.now();
  const call = async () => {
    for (;;) {
      const sentAt = performance.now();
      if (sentAt - started > seconds * 1000) return;
      await send(agent, origin, token, next());
      durations.push(performance.now() - sentAt);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, call));
  } finally {
    agent.destroy();
  }
  const wall = (performance.now() - started) / 1000;
  return { ...summarize(name, durations), perSecond: durations.length / wall };
}
