/** Something a client takes for granted about a value, as a sentence and as a test of it. */
export interface Check {
  says: string;
  test: (value: unknown) => boolean;
}

const check = (says: string, test: Check['test']): Check => ({ says, test });
const matches = (says: string, pattern: RegExp) =>
  check(says, (value) => typeof value === 'string' && pattern.test(value));

export const text = check('is text', (value) => typeof value === 'string');
export const filled = check('is text, not empty', (value) => typeof value === 'string' && value !== '');
export const bool = check('is true or false', (value) => typeof value === 'boolean');
export const int = check('is a whole number', Number.isInteger);
export const list = check('is a list', Array.isArray);
export const cuid = matches('is a CUID of 25 characters', /^c[0-9a-z]{24}$/);
export const time = matches('is RFC 3339, UTC, milliseconds', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const jwt = matches('has the three parts of a JWT', /^[\w-]+\.[\w-]+\.[\w-]+$/);
export const absent = check('is left out', (value) => value === undefined);
export const filledList = check('is a list, not empty', (value) => Array.isArray(value) && value.length > 0);
export const emptyList = check('is `[]`', (value) => Array.isArray(value) && value.length === 0);

export const oneOf = (...values: string[]) =>
  check(`is one of ${values.map((value) => `\`${value}\``).join(', ')}`, (value) => values.includes(value as string));
export const is = (wanted: unknown) => check(`is \`${JSON.stringify(wanted)}\``, (value) => same(value, wanted));
/** The status of an answer. */
export const answered = (status: number) => check(`is answered with ${status}`, (value) => value === status);
/** For values that differ from run to run; `what` tells which it is. */
export const sameAs = (what: string, wanted: unknown) => check(`is ${what}`, (value) => same(value, wanted));

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, part]) => [key, sorted(part)]),
        )
      : value;
/** Equal without regard to the order of lists and keys: the clients compare sets. */
const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** The numbers of every list. */
export const page = { limit: int, offset: int, totalCount: int };
/** Somebody who made or changed a record. */
const profile = (name: string) => ({
  [`${name}.id`]: cuid,
  [`${name}.subjectType`]: oneOf('USER', 'SERVICEKEY'),
});
export const stamps = { createdAt: time, updatedAt: time, ...profile('createdBy'), ...profile('updatedBy') };

/**
 * The values at a path such as `tokens[].roles[].role`. A list on the way must have entries, so that something is looked
 * at; a name that ends in `?` may be left out.
 */
export function valuesAt(body: unknown, path: string): unknown[] {
  let values: unknown[] = [body];
  for (const step of path.split('.')) {
    const [, name = '', isList, isOptional] = /^(.+?)(\[\])?(\?)?$/.exec(step) ?? [];
    values = values.map((value) => (value as Record<string, unknown> | null | undefined)?.[name]);
    if (isOptional) values = values.filter((value) => value !== undefined && value !== null);
    if (isList) values = values.flatMap((value) => (Array.isArray(value) && value.length > 0 ? value : [undefined]));
  }
  return values;
}
