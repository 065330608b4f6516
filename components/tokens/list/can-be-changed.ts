import type { TokenRow } from '#lib/tokens/types.ts';

/** Rows whose token may not be changed from here at all have no checkbox. */
export function canBeChanged({ can }: TokenRow): boolean {
  return [can.edit, can.rotate, can.pause, can.resume, can.delete].includes(true);
}
