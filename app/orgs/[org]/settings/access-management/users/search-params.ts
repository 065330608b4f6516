import { defineList } from '#components/data-table/list-definition.ts';
import { ORGANIZATION_ROLES, ROLE_FACTS } from '#lib/access/roles.ts';

/** The URL contract of the list of users; the options of `team` are known at run time only. */
export const USERS = defineList({
  one: 'user',
  many: 'users',
  sorts: { name: 'Name', role: 'Organization Role', joined: 'Joined' },
  sort: 'name',
  dir: 'asc',
  filters: {
    role: {
      label: 'Role',
      isMultiple: true,
      options: ORGANIZATION_ROLES.map((role) => ({ value: role, label: ROLE_FACTS[role].name })),
    },
    status: {
      label: 'Status',
      isMultiple: true,
      options: [
        { value: 'active', label: 'Active' },
        { value: 'pending', label: 'Pending' },
        { value: 'inactive', label: 'Inactive' },
        { value: 'banned', label: 'Banned' },
      ],
    },
    team: { label: 'Team', isMultiple: true, options: null },
  },
});
