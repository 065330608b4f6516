import { expect } from 'vitest';

import { takePort } from '#db/testing/take-port.ts';
import { serverEnvironment } from '#lib/api/testing/spawn-api.ts';

import type { PageCheck } from '../run-page.ts';

const port = async () => String(await takePort());
let portFor443 = '';

/**
 * The server that the page starts works on the database of the test; a free port plays 443, and curl finds it there as if
 * by a hosts file. Afterwards everything of main.tf is there once.
 */
export const useWithTerraform: PageCheck = {
  async environment({ database }) {
    portFor443 = await port();
    return {
      ...serverEnvironment(database.url, database.secrets),
      LOG_LEVEL: 'silent',
      HTTPS_FOR_443: portFor443,
      LATCHKEY_TLS_PORT: await port(),
      PROXY_PORT: await port(),
    };
  },
  async prepare({ shell }) {
    await shell.save('../.curlrc', `connect-to = "api-astronomer-io:443:127.0.0.1:${portFor443}"`);
  },
  async after({ product }) {
    const { workspaces } = await product.get('/workspaces');
    expect(workspaces).toMatchObject([{ name: 'analytics', cicdEnforcedDefault: true }]);
    const [{ id: workspaceId }] = workspaces;
    const { tokens } = await product.get(`/tokens?workspaceId=${workspaceId}`);
    expect(tokens).toMatchObject([{ name: 'analytics-ci', scope: 'WORKSPACE', expiryPeriodInDays: 90 }]);
    const { teams } = await product.get('/teams');
    expect(teams).toMatchObject([{ name: 'data-engineers', workspaceRoles: [{ workspaceId }] }]);
  },
};
