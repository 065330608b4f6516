import * as c from './checks.ts';
import { pages } from './client.ts';
import { sequences } from './sequence.ts';
import { PLATFORM, readOrganization, under } from './terraform-reads.ts';

const WORKSPACE = { id: c.cuid, name: c.filled, cicdEnforcedDefault: c.bool, organizationName: c.filled, ...c.stamps };
export const TERRAFORM_PLACES = sequences('terraform', '3.4', {
  astro_workspace: async (as) => {
    const json = { name: 'tf', description: 'made by Terraform', cicdEnforcedDefault: true };
    const made = await as.call(`POST ${PLATFORM}/workspaces`, { json, fields: WORKSPACE });
    const at = { workspace: made.id };
    const kept = {
      ...WORKSPACE,
      createdAt: c.sameAs('byte for byte as in create', made.createdAt),
      createdBy: c.sameAs('as in create', made.createdBy),
    };
    await as.call(`GET ${PLATFORM}/workspaces/{workspace}`, { at, fields: kept });
    const change = { name: 'tf-2', description: '', cicdEnforcedDefault: false };
    await as.call(`POST ${PLATFORM}/workspaces/{workspace}`, {
      at,
      json: change,
      fields: { ...kept, description: c.is('') },
    });
    await as.call(`DELETE ${PLATFORM}/workspaces/{workspace}`, { at, status: 204 });
  },
  'data astro_workspace, astro_workspaces': async (as, { workspace }) => {
    await as.call(`GET ${PLATFORM}/workspaces/{workspace}`, { at: { workspace }, fields: WORKSPACE });
    const options = {
      key: 'workspaces',
      limit: 1000,
      beyond: true,
      query: 'workspaceIds={workspace}',
      at: { workspace },
    };
    await pages(as, `GET ${PLATFORM}/workspaces`, {
      ...options,
      fields: { ...c.page, ...under('workspaces[].', WORKSPACE) },
    });
  },
  'data astro_organization': async (as) => void (await readOrganization(as)),
});
