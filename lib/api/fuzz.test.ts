import fc from 'fast-check';
import { expect, it } from 'vitest';

import { insertMember } from '#db/testing/factories.ts';
import { insertDeployment, insertTeam, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { ADDRESS_HEADER } from '#lib/doors/request-facts.ts';

import { makeApi, type ApiUnderTest, type Asked } from './testing/api-client.ts';
import { requestsOf, type MadeRequest } from './testing/fuzz-operations.ts';
import { withRecords } from './testing/fuzz-values.ts';

const database = useTestDatabase();
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2_000);
/** The suite always sends the same requests; `npm run bench:fuzz` others each time. */
const SEED = Number(process.env['FUZZ_SEED'] ?? (process.env['FUZZ_REQUESTS'] ? Date.now() % 2 ** 31 : 5));
const RECORDS = 15;

/** Ids of records by the name that paths give them; what the requests create joins. */
type Records = Record<string, string[]>;

async function makeRecords(api: ApiUnderTest): Promise<Records> {
  const { db } = database;
  const many = async <T>(make: () => Promise<T>): Promise<T[]> => {
    const made: T[] = [];
    while (made.length < RECORDS) made.push(await make());
    return made;
  };
  const workspaces = await many(() => insertWorkspace(db, api.organization));
  const deployments = [];
  for (const { id } of workspaces) deployments.push(await insertDeployment(db, api.organization, id));
  const users = await many(() => insertMember(db, api.organization));
  const teams = await many(() => insertTeam(db, api.organization));
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    organizationId: [api.organization.id],
    workspaceId: ids(workspaces),
    deploymentId: ids(deployments),
    userId: ids(users),
    teamId: ids(teams),
    tokenId: ids(await many(() => api.issue('token'))),
  };
}

/** `tokenIds` and `entityId` stand for more than their name; what no record has a name for may be any of them. */
const recordsFor = (name: string, records: Records): string[] =>
  records[name] ?? records[name.replace(/s$/, '')] ?? Object.values(records).flat();

async function send(api: ApiUnderTest, made: MadeRequest, records: Records): Promise<Asked> {
  const path = made.template.replaceAll(/{(.+?)}/g, (_all, name: string) => {
    const value = made.path[name] ?? '';
    const id = value === '@organization' ? api.organization.id : withRecords(value, recordsFor(name, records));
    return encodeURIComponent(String(id).toWellFormed());
  });
  const query = new URLSearchParams(
    made.query.map(([name, value]) => [name, String(withRecords(value, recordsFor(name, records)))]),
  );
  const byField = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => byField(item, name));
    if (typeof value !== 'object' || value === null) return withRecords(value, recordsFor(name, records));
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, byField(part, key)]));
  };
  const body = made.rawBody ?? (made.body === undefined ? null : JSON.stringify(byField(made.body, '')));
  const hasBody = body !== null && made.method !== 'GET';
  return api.ask(`${path}${query.size > 0 ? `?${query}` : ''}`, {
    method: made.method,
    headers: {
      // The one place that no access list shuts out, whatever the requests make of theirs.
      [ADDRESS_HEADER]: '127.0.0.1',
      ...(hasBody && { 'content-type': 'application/json' }),
    },
    ...(hasBody && { body }),
  });
}

/** What a create answered is there for later requests: `…/tokens` makes a `tokenId`. */
function remember(made: MadeRequest, { status, body }: Asked, records: Records, names: string[]): void {
  const child = names
    .map((name) => name.split(' ')[1]?.slice(made.template.length))
    .find((rest) => /^\/{\w+}$/.test(rest ?? ''));
  const name = child?.slice(2, -1);
  const id: unknown = body?.id ?? (name && body?.[name]);
  if (status !== 200 || made.method !== 'POST' || !name || typeof id !== 'string') return;
  const known = (records[name] ??= []);
  known.push(id);
  if (known.length > 2 * RECORDS) known.shift();
}

it(
  `answers ${REQUESTS} made-up requests within its documents, none with 5xx (FUZZ_SEED=${SEED})`,
  { timeout: 600_000 },
  async () => {
    const api = await makeApi(database);
    const records = await makeRecords(api);
    const { names, requests } = requestsOf(api.api);
    const counts = new Map<string, { good: number; all: number }>();
    const property = fc.asyncProperty(requests, async (made) => {
      const answer = await send(api, made, records);
      expect(answer.status, answer.text).toBeLessThan(500);
      // The caller stays who it is, or everything after would be refused at the door and prove nothing.
      expect(answer.status, answer.text).not.toBe(401);
      if (made.template.endsWith('/tokens/self/rotate') && answer.status === 200) api.caller.value = answer.body.token;
      remember(made, answer, records, names);
      const count = counts.get(made.operation) ?? { good: 0, all: 0 };
      counts.set(made.operation, { good: count.good + (answer.status < 300 ? 1 : 0), all: count.all + 1 });
    });
    await fc.assert(property, { numRuns: REQUESTS, seed: SEED, endOnFailure: true });
    const good = [...counts.values()].reduce((sum, count) => sum + count.good, 0);
    if (process.env['FUZZ_REQUESTS'])
      for (const [name, count] of counts) process.stdout.write(`${name} ${count.good}/${count.all}\n`);
    expect(counts.size).toBe(names.length);
    expect(good / REQUESTS).toBeGreaterThan(0.15);
  },
);
