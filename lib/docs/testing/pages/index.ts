import type { PageCheck } from '../run-page.ts';

/** What single pages need before their blocks run, and what has to be true afterwards. */
export const PAGE_CHECKS: Record<string, PageCheck> = {};
