import type { CustomRoleScope } from '#lib/access/role-templates.ts';

export const SCOPE_WORDS: Record<CustomRoleScope, string> = { DEPLOYMENT: 'Deployment', DAG: 'Dag' };
