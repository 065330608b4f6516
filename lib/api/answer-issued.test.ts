import { beforeEach, describe, expect, it } from 'vitest';

import type { Database } from '#db/client.ts';
import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
/** Whether a transaction was committed: from then on the database is too busy to answer anything. */
let isCommitted: boolean;

beforeEach(async () => {
  api = await makeApi(database);
  isCommitted = false;
});

function busyAfterCommit(db: Database): Database {
  const transaction: Database['transaction'] = async (...work) => {
    const result = await db.transaction(...work);
    isCommitted = true;
    return result;
  };
  return new Proxy(db, {
    get(target, name) {
      if (isCommitted) throw new Error('timeout exceeded when trying to connect');
      return name === 'transaction' ? transaction : (Reflect.get(target, name) as unknown);
    },
  });
}

describe('a value that was issued is told once it is committed, without another question to the database', () => {
  it.each(['create', 'create agent token', 'rotate', 'rotate itself'])('%s', async (operation) => {
    const workspace = await insertWorkspace(database.db, api.organization);
    const deployment = await insertDeployment(database.db, api.organization, workspace.id);
    const { id, value } = await api.issue('ci');
    const [path = '', json]: [string?, object?] = {
      create: [api.tokens, { name: 'new', role: 'ORGANIZATION_MEMBER', scope: 'ORGANIZATION' }],
      'create agent token': [`${api.base}/deployments/${deployment.id}/agent-tokens`, { name: 'agent' }],
      rotate: [`${api.tokens}/${id}/rotate`],
      'rotate itself': [`${api.tokens}/self/rotate`],
    }[operation] as [string, object?];
    api.runtime.db = busyAfterCommit(database.db);
    const token = operation === 'rotate itself' ? value : api.caller.value;
    const { status, body } = await api.post(path, json, { token });
    expect([status, body.token, isCommitted]).toEqual([200, expect.stringMatching(/^eyJ/), true]);
  });
});
