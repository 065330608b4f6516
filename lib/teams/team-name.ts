import { isDuplicate } from '#db/queries/is-duplicate.ts';
import { invalidField } from '#lib/errors.ts';

/** Turns the refusal of the unique index into words about the field; other errors go on as they are. */
export function explainTakenName(name: string) {
  return (error: unknown): never => {
    if (!isDuplicate(error)) throw error;
    throw invalidField('name', 'taken', `A Team is called “${name}” already. Choose another name.`);
  };
}
