import * as c from './checks.ts';
import { ORG } from './cli-reads.ts';
import { pages, type Client } from './client.ts';
import { sequences } from './sequence.ts';

const WORKSPACE_FIELDS = { id: c.cuid, name: c.filled, description: c.text, cicdEnforcedDefault: c.bool };
const listWorkspaces = (as: Client) =>
  pages(as, `GET ${ORG}/workspaces`, {
    key: 'workspaces',
    limit: 1000,
    query: 'sorts=name:asc',
    fields: { ...c.page, 'workspaces[].id': c.cuid, 'workspaces[].name': c.filled },
  });
export const CLI_WORKSPACES = sequences('cli', '2.3', {
  'workspace list, workspace switch': async (as) => void (await listWorkspaces(as)),
  'workspace create': async (as) => {
    const json = { name: 'Finance', description: 'reports', cicdEnforcedDefault: true };
    await as.call(`POST ${ORG}/workspaces`, { json, fields: { ...WORKSPACE_FIELDS, cicdEnforcedDefault: c.is(true) } });
  },
  'workspace update': async (as, { workspace }) => {
    await listWorkspaces(as);
    const json = { name: 'Renamed', description: 'new', cicdEnforcedDefault: false };
    const fields = { ...WORKSPACE_FIELDS, name: c.is('Renamed'), cicdEnforcedDefault: c.is(false) };
    await as.call(`POST ${ORG}/workspaces/{workspace}`, { at: { workspace }, json, fields });
  },
  'workspace delete': async (as, { emptyWorkspace }) => {
    await listWorkspaces(as);
    await as.call(`DELETE ${ORG}/workspaces/{workspace}`, { at: { workspace: emptyWorkspace }, status: 204 });
  },
});
