/** What became of one address. */
export type InviteOutcome =
  /** The mail server took the mail. */
  | { email: string; outcome: 'sent' }
  /** The link is to be copied: there is no mail server, or it did not take the mail. Shown once. */
  | { email: string; outcome: 'link'; link: string; wasTried: boolean }
  | { email: string; outcome: 'member' | 'invited' | 'closed' };

export interface InviteReport {
  results: InviteOutcome[];
  /** When the links stop working. */
  expiresAt: Date;
}

/** A new or renewed invitation, as the REST API tells it (api-contract 4.7). */
export interface IssuedInvite {
  inviteId: string;
  expiresAt: Date;
  invitee: { id: string; email: string; fullName: string };
  inviter: { type: 'USER' | 'TOKEN'; id: string; label: string };
  delivery: InviteOutcome;
}
