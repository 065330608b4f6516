import { hash } from 'node:crypto';

import { ENDED_LABEL, type StoredDigests } from '#db/queries/ended-digest.ts';

const LABEL = Buffer.from(ENDED_LABEL);

/**
 * What is kept of a digest when its value ends for good: SHA-256(label, digest). Whoever presents the value is
 * recognised by it and told what became of the value; the digest itself cannot be had back from it.
 */
export const endedDigestOf = (digest: Buffer): Buffer => hash('sha256', Buffer.concat([LABEL, digest]), 'buffer');

/** Where the database may know a value whose digests, one for each pepper, are these. */
export const storedDigests = (digests: Buffer[]): StoredDigests => ({
  digests,
  endedDigests: digests.map(endedDigestOf),
});
