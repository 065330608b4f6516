// A process that is asked about values that are in no database, each different and with our mark; its memory goes to the
// parent, in MB, at every hundredth part of the way.
import type { ServerOptions } from './messages.ts';
import { startRuntime } from './latchkey-server.ts';

const { value, count, ...options } = JSON.parse(process.argv[2] ?? '{}') as ServerOptions & {
  value: string;
  count: number;
};
const AT_ONCE = 250;

const { verification } = startRuntime(options);
const [header = '', payload = '', signature = ''] = value.split('.');
const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;

async function ask(n: number): Promise<void> {
  const other = Buffer.from(JSON.stringify({ ...claims, n })).toString('base64url');
  const answer = await verification.verify(`${header}.${other}.${signature}`, {
    address: '127.0.0.1',
    userAgent: 'bench',
  });
  if (answer.ok || answer.reason !== 'unknown') throw new Error('an unknown value was not unknown');
}

const sizes: number[] = [];
for (let from = 0; from < count; from += AT_ONCE) {
  await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => ask(from + at)));
  if ((from + AT_ONCE) % (count / 100) === 0) sizes.push(process.memoryUsage.rss() / 1024 ** 2);
}
process.send?.(sizes, () => process.exit(0));
