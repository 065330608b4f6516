'use server';

import { runAction } from '#lib/doors/action.ts';
import { findHolderCandidates } from '#lib/subject-roles/find-holder-candidates.ts';

export async function findHolderCandidatesAction(org: string, input: unknown) {
  return runAction(org, (ctx) => findHolderCandidates(ctx, input));
}
