import { sql, type SQL } from 'drizzle-orm';

import { tokenValues } from '#db/schema/index.ts';

/** Set before a digest, so that its hash stands for nothing else. */
export const ENDED_LABEL = 'latchkey ended value';

/** What takes the place of a digest that is destroyed: the same as `endedDigestOf`, made by PostgreSQL. */
export const destroyedDigest = (): { digest: null; endedDigest: SQL } => ({
  digest: null,
  endedDigest: sql`sha256(convert_to(${ENDED_LABEL}, 'UTF8') || ${tokenValues.digest})`,
});
