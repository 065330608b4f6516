import type { PageCheck } from '../run-page.ts';
import { deploymentFiles } from './deployment-files.ts';
import { inviteUsersAndTeams } from './invite-users-and-teams.ts';
import { rotateAndLeaks } from './rotate-and-leaks.ts';
import { useInCi } from './use-in-ci.ts';
import { useWithTerraform } from './use-with-terraform.ts';
import { verifyTokens } from './verify-tokens.ts';

/** What single pages need before their blocks run, and what has to be true afterwards. */
export const PAGE_CHECKS: Record<string, PageCheck> = {
  'deployment-files': deploymentFiles,
  'invite-users-and-teams': inviteUsersAndTeams,
  'rotate-and-leaks': rotateAndLeaks,
  'use-in-ci': useInCi,
  'use-with-terraform': useWithTerraform,
  'verify-tokens': verifyTokens,
};
