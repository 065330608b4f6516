/** A page of an ordered list of `total` rows; Infinity where the total is not known. */
export interface PageRange {
  offset: number;
  limit: number;
  total: number;
}

/**
 * How to reach a page of an index: past the middle it is walked from the other end, so that the last page costs what the
 * first does. Then `offset` counts from there and the rows come in reverse.
 */
export function fromNearerEnd({ offset, limit, total }: PageRange): { fromEnd: boolean; offset: number; size: number } {
  const size = Math.max(0, Math.min(limit, total - offset));
  const fromEnd = offset > total / 2;
  return { fromEnd, offset: fromEnd ? total - offset - size : offset, size };
}
