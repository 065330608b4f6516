import { CronPattern } from 'croner';
import ipaddr from 'ipaddr.js';
import { z, type RefinementCtx } from 'zod';

/** A section of a Deployment file; an unknown key is refused together with the keys that are known. */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const allowed = `Allowed here: ${Object.keys(shape).join(', ')}.`;
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? allowed : undefined) });
}

/** Length in code points, as people count characters. */
const length = (value: string) => [...value].length;

/** Text of at most `max` characters; empty counts as left out. */
export function text(max: number) {
  return z.string().refine((value) => length(value) <= max, {
    error: (issue) => `is ${length(String(issue.input))} characters long. Use at most ${max}.`,
  });
}

export function requiredText(max: number, what: string) {
  return text(max).refine((value) => value.trim() !== '', `is empty. ${what}`);
}

/** One of the words, whatever its case; `synonyms` are other names of them, in lower case. */
export function oneOf<const Word extends string>(
  words: readonly [Word, ...Word[]],
  synonyms: Record<string, Word> = {},
) {
  return z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    return synonyms[value.toLowerCase()] ?? value.toUpperCase();
  }, z.enum(words));
}

export function whole(min: number, max: number) {
  return z.number().refine((value) => Number.isInteger(value) && value >= min && value <= max, {
    error: `must be a whole number from ${min} to ${max}.`,
  });
}

/** A quantity that YAML may have read as a number, such as `0.25`. */
function quantity(pattern: RegExp, such: string) {
  const asText = z
    .string()
    .max(32)
    .regex(pattern, { error: `must be a quantity, such as ${such}.` });
  return z.preprocess((value) => (typeof value === 'number' ? String(value) : value), asText);
}

export const cpu = quantity(/^\d+(\.\d+)?m?$/, '0.5 or 250m');
export const memory = quantity(/^\d+(\.\d+)?([KMGT]i?)?$/, '1Gi or 512Mi');

export const email = z.email({ error: 'must be an e-mail address, such as data-team@example.com.' }).max(254);

/** A cron expression of five fields. */
export const cron = z.string().superRefine((value, check) => {
  const refuse = (message: string) => check.addIssue({ code: 'custom', message });
  if (value.trim().split(/\s+/).length !== 5)
    return refuse('must be a cron expression of five fields, such as 0 20 * * 1-5.');
  try {
    const pattern = new CronPattern(value, undefined, { mode: '5-part' });
    if (!pattern) refuse('is not a cron expression.');
  } catch {
    refuse('must be a cron expression whose fields are in range, such as 0 20 * * 1-5.');
  }
});

export const addressRange = z
  .string()
  .refine((value) => ipaddr.isValidCIDR(value), 'must be an address range, such as 10.0.0.0/8.');

/** Refuses a second entry with the same key; the later one is named. */
export function refuseTwice<T>(
  check: RefinementCtx,
  list: readonly T[],
  at: PropertyKey[],
  keyOf: (entry: T) => string,
) {
  const first = new Map<string, number>();
  for (const [index, entry] of list.entries()) {
    const key = keyOf(entry);
    const before = first.get(key);
    if (before === undefined) first.set(key, index);
    else {
      const message = `is there twice: entry ${before + 1} of the list has the same. Each may be listed once.`;
      check.addIssue({ code: 'custom', path: [...at, index], message });
    }
  }
}
