import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it, describe, beforeAll } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';

import { SPEC_PATHS } from './openapi.ts';
import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeAll(async () => {
  api = await makeApi(database);
});

/** What the linter calls an error by its recommended rules, with where it is. */
async function errorsOf(source: string): Promise<unknown[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, absoluteRef: 'document.json', config });
  const errors = problems.filter((problem) => problem.severity === 'error');
  return errors.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]);
}

describe('the OpenAPI documents', () => {
  it.each(Object.entries(SPEC_PATHS))('%s has no error by a public linter', async (_base, path) => {
    const { status, text } = await api.ask(path, { token: null });
    expect(status).toBe(200);
    expect(await errorsOf(text)).toEqual([]);
    const { components, ...broken } = JSON.parse(text);
    expect(await errorsOf(JSON.stringify({ ...broken, components: { ...components, schemas: {} } }))).not.toEqual([]);
  });

  it('begin their paths behind the base, and name it as the server', async () => {
    const { body } = await api.ask(SPEC_PATHS.v1, { token: null });
    expect(body.openapi).toBe('3.1.0');
    expect(body.servers).toEqual([{ url: 'http://localhost:8888/v1' }]);
    expect(Object.keys(body.paths)).toContain('/organizations/{organizationId}/tokens');
    const { '/private/v1alpha1/cli/auth-config': authConfig, '/leaks': leaks, ...paths } = body.paths;
    for (const path of Object.keys(paths)) expect(path).toMatch(/^\/(organizations|users|authorization)/);
    for (const beside of [authConfig.get, leaks.post]) {
      expect(beside).toMatchObject({ servers: [{ url: 'http://localhost:8888' }], security: [] });
    }
    expect(leaks.post.requestBody.content['application/json'].schema).toEqual({
      type: 'object',
      properties: { sha256: { type: 'string', pattern: '^[0-9a-fA-F]{64}$' } },
      required: ['sha256'],
      additionalProperties: false,
    });
    const { body: platform } = await api.ask(SPEC_PATHS.platform, { token: null });
    expect(Object.keys(platform.paths)).toContain('/organizations/{organizationId}/workspaces');
  });
});
