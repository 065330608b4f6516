import type { VerificationRow } from '#db/queries/verification.ts';

import { isAllowedFrom } from './allowed-from.ts';
import type { UsageCounter } from './last-used-recorder.ts';
import type { AcceptedValue, RefusalReason, RefusedValue, VerificationAnswer } from './types.ts';

type Told = Exclude<RefusalReason, 'noise' | 'unknown'>;

/** One answer for each reason, the same every time. */
export const REFUSED = Object.fromEntries(
  (['noise', 'unknown', 'expired', 'paused', 'deleted', 'rotated', 'address'] as const).map((reason) => [
    reason,
    Object.freeze({ ok: false, reason }),
  ]),
) as unknown as Record<RefusalReason, RefusedValue>;

/** A value that the database knew, with what is told about it made once. Only the clock and the caller decide anew. */
export class KnownValue {
  readonly row: VerificationRow;
  /** Of the row: on the hot path each look into a second object counts. */
  readonly tokenId: string;
  readonly valueId: string;
  readonly organizationId: string;
  readonly #ranges: readonly string[];
  /** Where the last call was counted. */
  counter: UsageCounter | null = null;
  readonly #accepted: AcceptedValue;
  /** Until when the answer is `#accepted`, in milliseconds since 1970; -Infinity for a value that has ended or is paused. */
  readonly #goodUntil: number;

  constructor(row: VerificationRow) {
    this.row = row;
    this.tokenId = row.tokenId;
    this.valueId = row.valueId;
    this.organizationId = row.organizationId;
    this.#ranges = row.allowedIpRanges;
    const { organizationId: id, organizationShortName: shortName, organizationName: name } = row;
    const expiresAt = earliest(row.endsAt, row.tokenEndAt);
    this.#accepted = Object.freeze({
      ok: true,
      tokenId: row.tokenId,
      valueId: row.valueId,
      name: row.name,
      scope: row.scope,
      entityId: row.entityId,
      organization: Object.freeze({ id, shortName, name }),
      hasIpRanges: row.hasIpRanges,
      allowedIpRanges: row.allowedIpRanges,
      bindings: Object.freeze(row.bindings),
      startsAt: row.startsAt,
      expiresAt,
      made: {},
    });
    const isEnded = refusalOf(row, Number.NEGATIVE_INFINITY) !== null;
    this.#goodUntil = isEnded ? Number.NEGATIVE_INFINITY : (expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  }

  /** `address` is null where the value is only asked about by somebody who does not tell from where it is used. */
  answerAt(now: Date, address: string | null): VerificationAnswer {
    if (now.getTime() >= this.#goodUntil) {
      const reason = refusalOf(this.row, now.getTime());
      if (reason) return REFUSED[reason];
    }
    const isAllowed = address === null || isAllowedFrom(this.#ranges, address);
    return isAllowed ? this.#accepted : REFUSED.address;
  }
}

/** Why a known value is refused at `now`, or null. The same order as `tokenStatus`, the value's own end first. */
function refusalOf(row: VerificationRow, now: number): Told | null {
  const isPast = (moment: Date | null) => moment !== null && moment.getTime() <= now;
  const hasEnded = row.endedAt !== null || row.digest === null;
  if (row.deletedAt || (hasEnded && row.endReason === 'DELETED')) return 'deleted';
  if (hasEnded) return 'rotated';
  if (isPast(row.endsAt) && row.isReplaced) return 'rotated';
  if (isPast(row.endsAt) || isPast(row.tokenEndAt)) return 'expired';
  return row.pausedAt ? 'paused' : null;
}

const earliest = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));
