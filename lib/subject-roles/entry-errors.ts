import { DomainError, isDomainError } from '#lib/errors.ts';

/**
 * Runs a change whose entry stands at `at` in the list sent to `replaceBindings` and names refusals of that entry by
 * the fields of the form instead of `roles.<position>.<field>`.
 */
export async function withEntryErrors<T>(at: () => number, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const prefix = `roles.${at()}.`;
    const own = error.fields.filter(({ field }) => field.startsWith(prefix));
    const [first] = own;
    if (!first) throw error;
    const fields = own.map((entry) => ({ ...entry, field: entry.field.slice(prefix.length) }));
    throw new DomainError(error.code, first.message, { fields, details: error.details, cause: error.cause });
  }
}
