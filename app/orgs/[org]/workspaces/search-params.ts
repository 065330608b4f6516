import { defineList } from '#components/data-table/list-definition.ts';

/** The URL contract of the list of Workspaces. */
export const WORKSPACES = defineList({
  one: 'Workspace',
  many: 'Workspaces',
  sorts: { name: 'Name', deployments: 'Deployments', created: 'Created', updated: 'Updated' },
  sort: 'name',
  dir: 'asc',
  filters: {},
});
