import type { Operation } from './operation.ts';
import { AGENT_TOKEN_OPERATIONS } from './operations/agent-tokens.ts';
import { ENVIRONMENT_OPERATIONS } from './operations/environment.ts';
import { IP_RANGE_OPERATIONS } from './operations/ip-ranges.ts';
import { ORGANIZATION_OPERATIONS, ROLE_OPERATIONS, TEAM_OPERATIONS, USER_OPERATIONS } from './operations/people.ts';
import { PLACE_OPERATIONS } from './operations/places.ts';
import { SUBJECT_ROLE_OPERATIONS } from './operations/subject-roles.ts';
import { TOKEN_OPERATIONS } from './operations/tokens.ts';

/** Every operation of the services with an input that somebody allowed would see through, by what it is about. */
export const OPERATIONS: Record<string, readonly Operation[]> = {
  'API tokens': TOKEN_OPERATIONS,
  'Agent tokens': AGENT_TOKEN_OPERATIONS,
  'Workspaces and Deployments': PLACE_OPERATIONS,
  'Environment objects': ENVIRONMENT_OPERATIONS,
  Organization: ORGANIZATION_OPERATIONS,
  'Allowed IP address ranges': IP_RANGE_OPERATIONS,
  Users: USER_OPERATIONS,
  Teams: TEAM_OPERATIONS,
  Roles: ROLE_OPERATIONS,
  'Roles of people, Teams and tokens': SUBJECT_ROLE_OPERATIONS,
};
