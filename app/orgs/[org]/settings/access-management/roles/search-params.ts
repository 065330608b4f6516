import { defineList } from '#components/data-table/list-definition.ts';

/** URL and words of the list of custom roles. */
export const ROLES = defineList({
  one: 'role',
  many: 'roles',
  sorts: { name: 'Name', scope: 'Scope', permissions: 'Permissions', usedBy: 'Used by', updated: 'Updated' },
  sort: 'name',
  dir: 'asc',
  filters: {
    scope: {
      label: 'Scope',
      isMultiple: true,
      options: [
        { value: 'DEPLOYMENT', label: 'Deployment' },
        { value: 'DAG', label: 'Dag' },
      ],
    },
  },
});
