import { expect, it, vi } from 'vitest';

import { Batcher } from './batcher.ts';

/** Queries that are answered when the test says so. */
function held() {
  const queries: { keys: number[]; answer: PromiseWithResolvers<void> }[] = [];
  const batcher = new Batcher<number, string>(async (keys) => {
    const answer = Promise.withResolvers<void>();
    queries.push({ keys, answer });
    await answer.promise;
    return keys.map((key) => (key < 0 ? null : `found ${key}`));
  });
  const find = (key: number) => batcher.find(String(key), () => key);
  const findMany = (from: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => find(from + at)));
  const asked = (count: number) => vi.waitUntil(() => queries.length === count);
  return { find, queries, findMany, asked };
}

it('asks for everything of one turn at once, and answers each its own', async () => {
  const { queries, findMany, asked } = held();
  const found = findMany(-1, 3);
  await asked(1);
  expect(queries[0]?.keys).toEqual([-1, 0, 1]);
  queries[0]?.answer.resolve();
  expect(await found).toEqual([null, 'found 0', 'found 1']);
});

it('asks once for what is asked twice in one query, and anew for what is asked while it is under way', async () => {
  const { find, queries, asked } = held();
  const early = [find(1), find(2), find(1)];
  await asked(1);
  const late = find(1);
  await asked(2);
  expect(queries.map(({ keys }) => keys)).toEqual([[1, 2], [1]]);
  queries[0]?.answer.resolve();
  expect(await Promise.all(early)).toEqual(['found 1', 'found 2', 'found 1']);
  queries[1]?.answer.resolve();
  expect(await late).toBe('found 1');
});

it('never has more than two queries of two hundred keys under way; the rest waits for its turn', async () => {
  const { queries, findMany, asked } = held();
  const found = findMany(0, 1_050);
  await asked(2);
  expect(queries.map(({ keys }) => keys.length)).toEqual([200, 200]);
  for (const number of [3, 4, 5, 6]) {
    queries[number - 3]?.answer.resolve();
    await asked(number);
  }
  for (const { answer } of queries) answer.resolve();
  expect(await found).toEqual(Array.from({ length: 1_050 }, (_, at) => `found ${at}`));
  expect(queries.at(-1)?.keys).toHaveLength(50);
});

it('tells a failed query to everybody who was in it and to nobody else', async () => {
  const { find, queries, asked } = held();
  const lost = [find(1), find(2)].map((answer) => answer.catch(String));
  await asked(1);
  const kept = find(3);
  await asked(2);
  queries[0]?.answer.reject(new Error('away'));
  queries[1]?.answer.resolve();
  expect([await Promise.all(lost), await kept]).toEqual([['Error: away', 'Error: away'], 'found 3']);
});
