import { hash } from 'node:crypto';

import { ENDED_LABEL } from '#db/queries/ended-digest.ts';

const LABEL = Buffer.from(ENDED_LABEL);

/**
 * What is kept of a digest when its value ends for good: SHA-256(label, digest). Whoever presents the value is
 * recognised by it and told what became of the value; the digest itself cannot be had back from it.
 */
export const endedDigestOf = (digest: Buffer): Buffer => hash('sha256', Buffer.concat([LABEL, digest]), 'buffer');
