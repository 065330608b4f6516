import { isId } from '#lib/is-id.ts';

/** Of the right shape, and no record has it: what is no id at all gets exactly the answer of an unknown one. */
const NOBODYS_ID = 'c000000000000000000000000';

/** An id of a path as services take it; clients write it in either case. */
export function pathId(text: string): string {
  const id = text.toLowerCase();
  return isId(id) ? id : NOBODYS_ID;
}

/** Ids of a body or a filter as records have them. */
export const lowerCase = (ids: string[]): string[] => ids.map((id) => id.toLowerCase());
