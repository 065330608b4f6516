import { createHmac } from 'node:crypto';

import {
  countValuesPerPepper,
  selectMissingPeppers,
  selectPepperMarks,
  updateSealedTagKey,
  upsertPepperMark,
} from '#db/queries/pepper-marks.ts';
import { isDomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';
import { seal, unseal } from '#lib/sealing.ts';
import { loadSigningKey } from '#lib/tokens/signing-keys.ts';
import { tagKeyOf } from '#lib/tokens/token-value.ts';

/**
 * Makes sure that the configured keys are the ones the database was written with. A wrong one would not break anything
 * at once, but turn every token into an unknown one. Throws one sentence.
 */
export async function checkKeys(runtime: Runtime): Promise<void> {
  await checkPeppers(runtime);
  await checkSigningKey(runtime);
  await checkTagKeys(runtime);
  await tellPepperProgress(runtime);
}

async function checkPeppers({ db, secrets, clock }: Runtime): Promise<void> {
  const missing = await selectMissingPeppers(db, [...secrets.peppers.keys()]);
  if (missing.length > 0) {
    throw new Error(
      `TOKEN_PEPPERS lacks number ${missing.join(', ')}, which stored tokens were made with. ` +
        'Add it again; a pepper can go once no token uses it any more.',
    );
  }
  for (const [pepperId, pepper] of secrets.peppers) {
    const mark = createHmac('sha256', pepper).update('latchkey pepper mark').digest();
    if ((await upsertPepperMark(db, { pepperId, mark, createdAt: clock.now() })).equals(mark)) continue;
    throw new Error(
      `Number ${pepperId} of TOKEN_PEPPERS is not the pepper that this number stood for before. ` +
        'Put the right one back; a new pepper needs a number of its own.',
    );
  }
}

const placeOf = (pepperId: number) => `pepper:${pepperId}`;

/**
 * The tag in a value comes from the pepper of its day. The tag keys of configured peppers are kept, sealed with the
 * key-encryption key of today, and those of retired ones are taken from there: their values are still in use, under the
 * digests of newer peppers.
 */
async function checkTagKeys({ db, secrets, verification, log }: Runtime): Promise<void> {
  const key = secrets.keyEncryptionKey;
  const retired: Buffer[] = [];
  for (const { pepperId, tagKeySealed } of await selectPepperMarks(db)) {
    const pepper = secrets.peppers.get(pepperId);
    const opened = tagKeySealed && openTagKey(key, pepperId, tagKeySealed);
    if (pepper && !opened) await updateSealedTagKey(db, pepperId, seal(key, placeOf(pepperId), tagKeyOf(pepper)));
    else if (!pepper && opened) retired.push(opened);
    else if (!pepper) {
      verification.acceptTagKeys('any');
      log.warn(
        { number: pepperId },
        'the tag key of a retired pepper cannot be opened with this KEY_ENCRYPTION_KEY, so noise costs a query; ' +
          'start once with that pepper in TOKEN_PEPPERS to keep its tag key again',
      );
    }
  }
  verification.acceptTagKeys(retired);
}

function openTagKey(key: Buffer, pepperId: number, sealed: Buffer): Buffer | null {
  try {
    return unseal(key, placeOf(pepperId), sealed);
  } catch {
    return null;
  }
}

/** While peppers are being replaced: how many values still need which. */
async function tellPepperProgress({ db, secrets, log }: Runtime): Promise<void> {
  if (secrets.peppers.size < 2) return;
  const values = await countValuesPerPepper(db);
  const counts = [...secrets.peppers.keys()].map((pepperId) => ({
    number: pepperId,
    values: values.get(pepperId) ?? 0,
  }));
  log.info({ counts }, 'token values in use by pepper; an old pepper with 0 can be taken out of TOKEN_PEPPERS');
}

/** Told now rather than to the first person who creates a token. The first start makes the key. */
async function checkSigningKey({ db, secrets, clock }: Runtime): Promise<void> {
  await loadSigningKey(db, secrets, clock.now()).catch((error: unknown) => {
    if (!isDomainError(error)) throw error;
    throw new Error(`${error.message} To go on with a new one, run: npm run keys:renew`, { cause: error });
  });
}
