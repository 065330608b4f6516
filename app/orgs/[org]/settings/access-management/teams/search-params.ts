import { defineList } from '#components/data-table/list-definition.ts';
import { ORGANIZATION_ROLES, shortRoleName } from '#lib/access/roles.ts';

/** URL and words of the list of Teams. */
export const TEAMS = defineList({
  one: 'Team',
  many: 'Teams',
  sorts: { name: 'Name', members: 'Members', role: 'Organization Role', updated: 'Updated' },
  sort: 'name',
  dir: 'asc',
  filters: {
    role: {
      label: 'Organization Role',
      isMultiple: true,
      options: ORGANIZATION_ROLES.map((role) => ({ value: role, label: shortRoleName(role) })),
    },
    managed: {
      label: 'Managed by',
      options: [
        { value: 'console', label: 'This console' },
        { value: 'idp', label: 'Identity provider' },
      ],
    },
  },
});

/** The same for the people in one Team. */
export const TEAM_MEMBERS = defineList({
  one: 'member',
  many: 'members',
  sorts: { name: 'Name', email: 'Email', joined: 'Added' },
  sort: 'name',
  dir: 'asc',
  filters: {},
});
