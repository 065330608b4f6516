import type { Policies } from '#lib/policies/policies.ts';

import type { TokenStatus } from './token-status.ts';

/** Somebody who did something, as the screens show them. */
export interface Profile {
  type: 'USER' | 'TOKEN';
  id: string;
  /** Full name or token name; "Unknown" when the record is gone. */
  label: string;
  /** E-mail of a person. */
  email: string | null;
  /** When the person left the Organization, or the token was deleted. */
  leftAt: Date | null;
}

/** `true`, or the sentence that says why not. The screens never decide rights themselves. */
export type Can = true | string;

export interface TokenCan {
  edit: Can;
  rotate: Can;
  pause: Can;
  resume: Can;
  delete: Can;
  /** In the list of a place, for tokens that are at home elsewhere: their role there, and parting with them. */
  changeRole?: Can;
  remove?: Can;
}

/** A token as a list shows it. Never holds a digest or a value. */
export interface TokenRow {
  id: string;
  name: string;
  description: string;
  scope: 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT';
  /** The Organization, Workspace or Deployment the token is at home in. */
  entityId: string;
  /** The Workspace that is or contains the home; null for Organization tokens. */
  homeWorkspaceId: string | null;
  kind: 'STANDARD' | 'DIRECT_ACCESS';
  status: TokenStatus;
  /** Last six characters of the newest value, without the leading dots. */
  shortToken: string;
  /** The role at home; for somebody who does not see the home, the one held in the place they look from. */
  role: string;
  /** The role held in the place whose tokens are listed; null in the Organization's list. */
  placeRole: string | null;
  /** Workspaces in which the token holds a role of its own; names are the first five the actor may see. */
  workspaceCount: number;
  workspaceNames: string[];
  expiryPeriodDays: number | null;
  /** Addresses and ranges it may be used from; empty for everywhere. */
  allowedIpRanges: string[];
  startAt: Date;
  endAt: Date | null;
  overlapEndsAt: Date | null;
  /** When and from which address the newest value was reported as leaked. */
  leakReportedAt: Date | null;
  leakReportedAddress: string | null;
  pausedAt: Date | null;
  deletedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
  lastUsedAgent: string | null;
  lastRotatedAt: Date | null;
  createdAt: Date;
  createdBy: Profile;
  updatedAt: Date;
  updatedBy: Profile;
  can: TokenCan;
}

export interface TokenPage {
  rows: TokenRow[];
  /** Exact count of everything that matches. */
  total: number;
  page: number;
  perPage: number;
  /** True when the Organization has no token at all, whatever the filters: shows the empty state. */
  isEmpty: boolean;
  /** Whether the actor may create tokens here. */
  canCreate: Can;
  /** Whether the actor may bring in tokens of the Organization, and of the Workspace around; null where nobody can. */
  canAdd: { organization: Can; workspace: Can | null } | null;
  /** The moment the answer was made; the first client render uses it too. */
  now: Date;
}

/** One issued value of a token: what may be told about it. */
export interface TokenValueFacts {
  id: string;
  shortToken: string;
  startsAt: Date;
  endsAt: Date | null;
  endedAt: Date | null;
  endReason: 'ROTATED' | 'DELETED' | 'OVERLAP_ENDED' | null;
  copiedAt: Date | null;
}

/** One line of "What this token can do". */
export interface RightLine {
  permission: string;
  label: string;
  /** The role that allows it, or the weakest role that would. */
  because: string;
}

export interface RightsPreview {
  can: RightLine[];
  cannot: RightLine[];
}

export interface TokenDetails extends TokenRow {
  pausedBy: Profile | null;
  deletedBy: Profile | null;
  /** Newest value first; at most the newest ten. */
  values: TokenValueFacts[];
  rights: RightsPreview;
  /** Roles held where the actor sees nothing: counted, not named. */
  hiddenRoles: number;
  /** True when the actor sees the tokens of its home: only then its whole history may be read. */
  isHomeVisible: boolean;
}

export interface ClientFacts {
  address: string;
  userAgent: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  calls: number;
  refused: number;
  /** The value the client used, of several the last. */
  shortToken: string;
  isOldValue: boolean;
}

/** Who would notice: shown before rotate, pause and delete. */
export interface TokenImpact {
  lastUsedAt: Date | null;
  requests7d: number;
  clientCount7d: number;
  /** Busiest five of the last seven days. */
  clients: ClientFacts[];
  clientCount24h: number;
  clientCount1h: number;
  now: Date;
}

export const USAGE_RANGES = ['24h', '7d', '30d', '90d'] as const;
export type UsageRange = (typeof USAGE_RANGES)[number];

export interface TokenUsage {
  range: UsageRange;
  /** Oldest first, without gaps; an hour each for 24h and 7d, a day (UTC) each for 30d and 90d. */
  buckets: { at: Date; calls: number; refused: number }[];
  calls: number;
  refused: number;
  clientCount: number;
  /** A client counted once for each value it used, as `clients` lists them. */
  clientValueCount: number;
  clients: ClientFacts[];
  lastUsedAt: Date | null;
  now: Date;
}

/** Use of one of two accepted values. */
interface ValueUse {
  shortToken: string;
  /** Calls of each of the last 24 clock hours, the current one last. */
  hourly: number[];
  lastUsedAt: Date | null;
  /** Calls since `recentSince`. */
  recentCalls: number;
}

/** Old value against new while rotating. */
export interface OverlapUsage {
  oldValue: ValueUse & { endsAt: Date };
  newValue: ValueUse;
  /** The start of the last full clock hour: calls are counted by clock hour, and one of 60 minutes ago must count. */
  recentSince: Date;
  /** Who used the old value in the last 24 hours, whatever they used since; the latest first. */
  oldClients: ClientFacts[];
}

/** Kinds the Activity tab filters by. */
export const ACTIVITY_KINDS = ['changes', 'rotation', 'pause', 'lookups'] as const;

export interface ActivityEvent {
  id: string;
  at: Date;
  actor: { type: 'USER' | 'TOKEN' | 'SYSTEM'; id: string; label: string };
  /** Symbolic name such as `token.rotated`. */
  action: string;
  /** A sentence without the actor: "changed the role from Member to Owner". */
  sentence: string;
  address: string;
  userAgent: string;
  requestId: string;
  method: string;
  path: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** What the create and edit forms need to draw the same limits the service enforces. */
export interface TokenFormOptions {
  /** The home of the tokens the form is about. */
  scope: TokenRow['scope'];
  entityId: string;
  /** Chosen at first; empty where nobody should be led to one. */
  defaultRole: string;
  roles: { role: string; name: string; summary: string; allowed: Can; rights: RightsPreview }[];
  policies: Policies;
}

/** A token that may be brought into a place. */
export interface TokenCandidate {
  id: string;
  name: string;
  shortToken: string;
  /** Names of the roles it holds now, each once. */
  roles: string[];
  allowed: Can;
}

export interface TokenCandidates {
  tokens: TokenCandidate[];
  /** More match than are listed: the search has to narrow down. */
  hasMore: boolean;
}

/** Result of one chunk of a bulk change; ask again with `cursor` until it is null. */
export interface BulkChunk {
  done: number;
  /** Were that way already: paused in a pause, not paused in a resume. */
  unchanged: number;
  failed: { id: string; name: string; reason: string }[];
  cursor: string | null;
}
