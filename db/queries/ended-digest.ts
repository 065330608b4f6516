import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

import { tokenValues } from '#db/schema/index.ts';

/** Set before a digest, so that its hash stands for nothing else. */
export const ENDED_LABEL = 'latchkey ended value';

/** The same as `endedDigestOf`, made by PostgreSQL. */
export const endedDigest = (digest: SQLWrapper): SQL =>
  sql`sha256(convert_to('${sql.raw(ENDED_LABEL)}', 'UTF8') || ${digest})`;

/** What takes the place of a digest that is destroyed. */
export const destroyedDigest = (): { digest: null; endedDigest: SQL } => ({
  digest: null,
  endedDigest: endedDigest(tokenValues.digest),
});
