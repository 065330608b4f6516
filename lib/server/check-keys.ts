import { createHmac } from 'node:crypto';

import { upsertPepperMark } from '#db/queries/pepper-marks.ts';
import { prepareVerificationQueries } from '#db/queries/verification.ts';
import { isDomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';
import { loadSigningKey } from '#lib/tokens/signing-keys.ts';

/**
 * Makes sure that the configured keys are the ones the database was written with. A wrong one would not break anything
 * at once, but turn every token into an unknown one. Throws one sentence.
 */
export async function checkKeys(runtime: Runtime): Promise<void> {
  await checkPeppers(runtime);
  await checkSigningKey(runtime);
}

async function checkPeppers({ db, secrets, clock }: Runtime): Promise<void> {
  const missing = await prepareVerificationQueries(db).selectMissingPeppers([...secrets.peppers.keys()]);
  if (missing.length > 0) {
    throw new Error(
      `TOKEN_PEPPERS lacks number ${missing.join(', ')}, which stored tokens were made with. ` +
        'Add it again; a pepper can go once no token uses it any more.',
    );
  }
  for (const [id, pepper] of secrets.peppers) {
    const mark = createHmac('sha256', pepper).update('latchkey pepper mark').digest();
    if ((await upsertPepperMark(db, id, mark, clock.now())).equals(mark)) continue;
    throw new Error(
      `Number ${id} of TOKEN_PEPPERS is not the pepper that this number stood for before. ` +
        'Put the right one back; a new pepper needs a number of its own.',
    );
  }
}

/** Told now rather than to the first person who creates a token. The first start makes the key. */
async function checkSigningKey({ db, secrets, clock }: Runtime): Promise<void> {
  await loadSigningKey(db, secrets, clock.now()).catch((error: unknown) => {
    if (!isDomainError(error)) throw error;
    throw new Error(`${error.message} To go on with a new one, run: npm run keys:renew`, { cause: error });
  });
}
