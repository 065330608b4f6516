import * as c from './checks.ts';
import { Client, Refused, type ClientName, type Row } from './client.ts';
import { ORG } from './cli-reads.ts';
import { LABS, PLATFORM } from './terraform-reads.ts';
import type { World } from './world.ts';

type Fetch = ConstructorParameters<typeof Client>[0];

/** Calls of the same sections that Latchkey has nothing for: what would make or run infrastructure, and its alerts. */
const CALLS: [ClientName, operation: string, status: 404 | 405][] = [
  ['cli', `GET ${ORG}/deployments/{deployment}/logs`, 404],
  ['terraform', `POST ${PLATFORM}/clusters`, 405],
  ['terraform', `POST ${PLATFORM}/clusters/{deployment}`, 405],
  ['terraform', `DELETE ${PLATFORM}/clusters/{deployment}`, 405],
  ['terraform', `GET ${PLATFORM}/alerts`, 404],
  ['terraform', `POST ${LABS}/create-alerts`, 404],
  ['terraform', `GET ${PLATFORM}/notification-channels`, 404],
];

/** What the clients are told instead, in the shape that they show to people. */
export async function showNotOffered(fetch: Fetch, { org, deployment }: World, token: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, operation, status] of CALLS) {
    const as = new Client(fetch, name, token, org);
    const json = operation.startsWith('POST') ? { json: {} } : {};
    const refused = await as.raw(operation, { at: { deployment }, ...json }).catch((error: unknown) => error);
    if (!(refused instanceof Refused)) throw new Error(`${operation} was not refused`);
    as.assert(
      `\`${operation.replace('clusters/{deployment}', 'clusters/{cluster}')}\``,
      c.answered(status),
      refused.status,
    );
    const { message, requestId, statusCode } = JSON.parse(refused.answer) as Record<string, unknown>;
    for (const text of [message, requestId]) as.assert('', c.filled, text);
    as.assert('', c.is(status), statusCode);
    rows.push(...as.rows.filter(({ what }) => what !== ''));
  }
  return rows;
}
