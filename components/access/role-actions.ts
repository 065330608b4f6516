import type { ActionResult } from '#lib/result.ts';
import type {
  FindRolePlacesInput,
  ListSubjectRolesInput,
  PutSubjectRoleInput,
  RemoveSubjectRoleInput,
  RoleOptionsInput,
  TryPermissionInput,
} from '#lib/subject-roles/schemas.ts';
import type {
  PlaceOptions,
  RoleOptions,
  SubjectRoleChange,
  SubjectRolesPage,
  TryAnswer,
} from '#lib/subject-roles/types.ts';

type Action<I, O> = (organization: string, input: I) => Promise<ActionResult<O>>;

/** Server actions behind the role tabs and `Try`; the first argument is the Organization's short name. */
export interface RoleActions {
  add: Action<PutSubjectRoleInput, SubjectRoleChange>;
  change: Action<PutSubjectRoleInput, SubjectRoleChange>;
  remove: Action<RemoveSubjectRoleInput, SubjectRoleChange>;
  list: Action<ListSubjectRolesInput, SubjectRolesPage>;
  findPlaces: Action<FindRolePlacesInput, PlaceOptions>;
  options: Action<RoleOptionsInput, RoleOptions>;
  try: Action<TryPermissionInput, TryAnswer>;
}
