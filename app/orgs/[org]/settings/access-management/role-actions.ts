import type { RoleActions } from '#components/access/role-actions.ts';

import {
  addSubjectRoleAction,
  changeSubjectRoleAction,
  findRolePlacesAction,
  getRoleOptionsAction,
  listSubjectRolesAction,
  removeSubjectRoleAction,
  tryPermissionAction,
} from './subject-role-actions.ts';

/** What role tabs and `Try` may ask the server, handed to them as one prop. */
export const roleActions: RoleActions = {
  add: addSubjectRoleAction,
  change: changeSubjectRoleAction,
  remove: removeSubjectRoleAction,
  list: listSubjectRolesAction,
  findPlaces: findRolePlacesAction,
  options: getRoleOptionsAction,
  try: tryPermissionAction,
};
