import { insertMember, insertOrganization, type MadeOrganization, type MadeUser } from '#db/testing/factories.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import type { TestDatabase } from '#db/testing/test-database.ts';
import { spawnApi, type ApiProcess } from '#lib/api/testing/spawn-api.ts';
import type { Context } from '#lib/context.ts';
import { createToken } from '#lib/tokens/create-token.ts';

/** A running server, and an Organization of its own on it. */
export interface Product {
  origin: string;
  /** Value of an Organization Owner token. */
  token: string;
  organization: MadeOrganization;
  owner: MadeUser;
  database: TestDatabase;
  /** The owner's Context, for what is prepared or looked at past the API. */
  context(): Promise<Context>;
  /** The body of an answer of the API; throws with it when it is no success. */
  // oxlint-disable-next-line typescript/no-explicit-any
  get(path: string): Promise<any>;
}

/** An Organization with an Owner token on a server that others use too. */
export async function makeProduct(database: TestDatabase, server: ApiProcess): Promise<Product> {
  const runtime = testRuntime(database);
  const organization = await insertOrganization(database.db, 'Acme');
  const owner = await insertMember(database.db, organization, { fullName: 'Ada Lovelace' });
  const context = () => contextOf(runtime, organization, owner);
  const made = await createToken(await context(), { name: 'docs', role: 'ORGANIZATION_OWNER', expiryDays: 90 });
  const token = made.secret ?? '';
  return {
    origin: server.origin,
    token,
    organization,
    owner,
    database,
    context,
    async get(path) {
      const { status, body } = await server.ask(`/v1/organizations/${organization.id}${path}`, token);
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
      return body;
    },
  };
}

export const startProductServer = (database: TestDatabase) => spawnApi(database.url, database.secrets);
