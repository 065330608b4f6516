import type { Transaction } from '#db/client.ts';
import { isDuplicate } from '#db/queries/is-duplicate.ts';
import { selectTeamNamed } from '#db/queries/teams.ts';
import { invalidField } from '#lib/errors.ts';

const takenName = (name: string) =>
  invalidField('name', 'taken', `A Team is called “${name}” already. Choose another name.`);

/** INVALID with the name of the other Team that has this one, ignoring case. */
export async function requireFreeName(tx: Transaction, team: { id: string; organizationId: string; name: string }) {
  const other = await selectTeamNamed(tx, team.organizationId, team.name);
  if (other && other.id !== team.id) throw takenName(other.name);
}

/** The same refusal for a name that somebody else took between the question and the write. */
export function explainTakenName(name: string) {
  return (error: unknown): never => {
    throw isDuplicate(error) ? takenName(name) : error;
  };
}
