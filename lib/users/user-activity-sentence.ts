import { roleName } from '#lib/access/roles.ts';

type Facts = Record<string, unknown> | null;

const text = (facts: Facts, key: string): string => (typeof facts?.[key] === 'string' ? facts[key] : '');
const role = (facts: Facts) => roleName(text(facts, 'role'));
const plural = (count: unknown, one: string, many: string) => (count === 1 ? `1 ${one}` : `${String(count)} ${many}`);

const hasOrganizationRole = (facts: Facts) =>
  Array.isArray(facts?.['roles']) &&
  facts['roles'].some((given: { entityType?: unknown }) => given.entityType === 'ORGANIZATION');

/** What an audit event about a person says, without its actor: "changed the role from Member to Owner". */
export function userActivitySentence(action: string, before: Facts, after: Facts): string {
  switch (action) {
    case 'user.created':
      return `was created with the role ${role(after)}`;
    case 'user.invited':
      return `invited ${text(after, 'email')} with the role ${role(after)}`;
    case 'user.invite_renewed':
      return `made a new invitation link${after?.['method'] === 'MAIL' ? ' and sent it by mail' : ''}`;
    case 'user.invite_revoked':
      return 'revoked the invitation';
    case 'user.joined':
      return `accepted the invitation and joined with the role ${role(after)}`;
    case 'user.role_changed':
      return `changed the role from ${role(before)} to ${role(after)}`;
    case 'user.roles_changed':
      return hasOrganizationRole(after)
        ? 'changed roles, that in the Organization among them'
        : 'changed roles in Workspaces and Deployments';
    case 'user.removed':
      return 'removed the person from the Organization';
    case 'user.left':
      return 'left the Organization';
    case 'user.signed_in':
      return after?.['method'] === 'CLIENT'
        ? `signed in with ${text(after, 'client')}`
        : `signed in by ${after?.['method'] === 'SSO' ? 'single sign-on' : 'password'}`;
    case 'user.signed_out':
      return 'signed out';
    case 'user.reauthenticated':
      return 'confirmed who they are';
    case 'user.password_link_issued':
      return 'made a link to set a new password, by command on the server';
    case 'user.password_changed':
      return 'changed the password';
    case 'user.renamed':
      return `changed the name from “${text(before, 'fullName')}” to “${text(after, 'fullName')}”`;
    case 'user.sessions_ended':
      return `ended ${plural(after?.['endedSessions'], 'session', 'sessions')}`;
    case 'user.client_allowed':
      return `allowed ${text(after, 'client')} to sign in`;
    case 'user.client_refused':
      return text(after, 'reason') === ''
        ? `did not allow ${text(after, 'client')} to sign in`
        : `refused ${text(after, 'client')} a session: ${text(after, 'reason')}`;
    case 'user.client_refreshed':
      return `fetched a new access token with ${text(after, 'client')}`;
    case 'user.client_ended':
      return `ended the session of ${text(after, 'client')}: ${text(after, 'reason')}`;
    default:
      return action;
  }
}
