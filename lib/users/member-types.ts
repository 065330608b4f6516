import type { ListPage } from '#lib/lists.ts';
import type { Can } from '#lib/tokens/types.ts';

import type { UserStatus } from './types.ts';

/** What the actor may do with one person of the Organization: true, or the sentence that says why not. */
export interface UserCan {
  edit: Can;
  remove: Can;
  resend: Can;
  renew: Can;
  revoke: Can;
}

/** One line of the list of users. */
export interface UserRowView {
  id: string;
  email: string;
  /** Empty until an invited person has chosen one. */
  fullName: string;
  status: UserStatus;
  /** Null only for a record that lost it. */
  role: string | null;
  /** The first Teams by name; `count` is exact. */
  teams: { count: number; names: string[] };
  lastSeenAt: Date | null;
  /** What a change of the role is based on. */
  roleSetAt: Date | null;
  joinedAt: Date;
  /** The open invitation of a PENDING person. */
  invite: { id: string; expiresAt: Date } | null;
  isSelf: boolean;
  can: UserCan;
}

export interface UserPage extends ListPage<UserRowView> {
  canInvite: Can;
  /** Roles the actor may give. */
  roles: string[];
  /** Whether invitations go out by mail; else they end in links to copy. */
  hasMail: boolean;
  /** Teams to filter by, by name. */
  teams: { id: string; name: string }[];
  now: Date;
}

export interface UserDetails extends UserRowView {
  roleSetBy: string | null;
  roles: string[];
  canSeeActivity: boolean;
  hasMail: boolean;
  now: Date;
}

/** A Team a person is in. */
export interface UserTeam {
  id: string;
  name: string;
  description: string;
  isIdpManaged: boolean;
  /** Its Organization role, which the person acts by too. */
  role: string | null;
  since: Date;
}
