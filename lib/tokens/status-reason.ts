import { formatDate, formatDateTime, formatRelative } from '#lib/format.ts';

import type { TokenRow } from './types.ts';

type Facts = Pick<
  TokenRow,
  'status' | 'endAt' | 'leakReportedAt' | 'pausedAt' | 'deletedAt' | 'overlapEndsAt' | 'lastUsedAt'
>;

/** One sentence on why a token has its status, with times in the given IANA zone: the tooltip of its badge. */
export function statusReason(token: Facts, now: Date, timeZone: string): string {
  const relative = (moment: Date) => formatRelative(moment, now, timeZone);
  switch (token.status) {
    case 'DELETED':
      return token.deletedAt
        ? `Deleted on ${formatDate(token.deletedAt, timeZone)}. It cannot be recovered.`
        : 'Deleted.';
    case 'EXPIRED':
      return token.endAt ? `Refused since ${formatDateTime(token.endAt, timeZone)}.` : 'Refused.';
    case 'LEAKED':
      return `Reported as leaked${token.leakReportedAt ? ` ${relative(token.leakReportedAt)}` : ''}. ${token.pausedAt ? 'It is paused.' : 'It is still accepted.'}`;
    case 'PAUSED':
      return token.pausedAt
        ? `Paused on ${formatDate(token.pausedAt, timeZone)}. Refused until someone resumes it.`
        : 'Refused until someone resumes it.';
    case 'BLOCKED':
      return 'A policy of this Organization refuses it.';
    case 'ROTATING':
      return token.overlapEndsAt
        ? `The old value is accepted until ${formatDateTime(token.overlapEndsAt, timeZone)}.`
        : 'The old value is still accepted.';
    case 'EXPIRING':
      return token.endAt
        ? `Expires ${relative(token.endAt)}, on ${formatDate(token.endAt, timeZone)}.`
        : 'Expires soon.';
    case 'UNUSED':
      return 'No request has used it so far.';
    case 'ACTIVE':
      return token.lastUsedAt ? `Accepted. Last used ${relative(token.lastUsedAt)}.` : 'Accepted.';
  }
}
