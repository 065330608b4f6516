import { PERMISSION_FACTS, PERMISSIONS_OF } from '../permissions.ts';
import { ROLE_FACTS, ROLES_OF, type BuiltInRole, type RoleLevel } from '../roles.ts';
import { isAllowed, mayLookUp, type Operation, type Targets } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { ALL_ROLES, bindingsOf } from './role-bindings.ts';

const LEVELS = Object.keys(ROLES_OF) as RoleLevel[];
const LEVEL_WORDS: Record<RoleLevel, string> = {
  ORGANIZATION: 'Organization',
  WORKSPACE: 'Workspace',
  DEPLOYMENT: 'Deployment',
  DAG: 'Dag',
};

/** A table whose columns are as wide as their widest cell, as the formatter wants it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((cell, at) => Math.max(3, cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function permissionSection(level: RoleLevel): string {
  const holders = ALL_ROLES.filter((role) =>
    PERMISSIONS_OF[level].some((permission) => ROLE_FACTS[role].permissions.has(permission)),
  );
  const heads = holders.map((role) => ROLE_FACTS[role].name);
  const rows = PERMISSIONS_OF[level].map((permission) => [
    `\`${permission}\``,
    PERMISSION_FACTS[permission].label,
    ...holders.map((role) => (ROLE_FACTS[role].permissions.has(permission) ? 'x' : '')),
  ]);
  return `### ${LEVEL_WORDS[level]} permissions\n\n${table(['Permission', 'Allows to', ...heads], rows)}`;
}

/** Stand-ins for ids; what counts is which of them are the same. */
function idsOf(organization: string): Targets {
  const keys: (keyof Targets)[] = [
    'organizationId',
    'workspaceId',
    'emptyWorkspaceId',
    'deploymentId',
    'organizationTokenId',
    'workspaceTokenId',
    'deploymentTokenId',
    'userId',
    'guestId',
    'inviteId',
    'teamId',
    'guestTeamId',
    'memberId',
    'roleId',
  ];
  return Object.fromEntries(keys.map((key) => [key, `${organization} ${key}`])) as unknown as Targets;
}

const OWN = idsOf('own');
const OTHER = idsOf('other');

function answerOf(operation: Operation, role: BuiltInRole): string {
  const actor = [bindingsOf(role, OWN), OWN.organizationId] as const;
  const here = isAllowed(operation, ...actor, OWN) ? 'yes' : '403';
  if (!operation.hasTarget) return here;
  return `${here} / ${mayLookUp(operation, ...actor, OTHER) ? '404' : '403'}`;
}

function needsOf({ needs, also = [] }: Operation): string {
  const named = ({ permission }: Operation['needs'][number]) => `\`${permission}\``;
  return [needs.map(named).join(' or '), ...also.map(named)].join(' and ');
}

function operationSection(noun: string, operations: readonly Operation[]): string {
  const tables = LEVELS.map((level) => {
    const roles = [...ROLES_OF[level]] as BuiltInRole[];
    const rows = operations.map((operation) => [
      operation.name,
      ...(level === 'ORGANIZATION' ? [needsOf(operation)] : []),
      ...roles.map((role) => answerOf(operation, role)),
    ]);
    const needs = level === 'ORGANIZATION' ? ['Needs'] : [];
    return table(['Operation', ...needs, ...roles.map((role) => ROLE_FACTS[role].name)], rows);
  });
  return `### ${noun}\n\n${tables.join('\n\n')}`;
}

/** docs/permissions.md, made of the catalogue and of what each operation needs; the rights tests try the same cells. */
export function permissionsDocument(): string {
  return `# Permissions

What each built-in role allows, and what somebody with it gets from each operation.

## What each built-in role may do

A role acts on the entity it is held on and on everything inside it. An \`x\` means the role has the permission there. Custom roles choose from the Deployment permissions or from the Dag permissions.

${LEVELS.map(permissionSection).join('\n\n')}

## Who may use which operation of the services

Each cell is what somebody gets who holds that role and no other: \`yes\`, or the status of the refusal. Where the operation names something, the answer after the slash is for something of another Organization: 403 without the permission, otherwise 404, the same as for an id nobody has. Roles below the Organization are held on the Workspace, Deployment or Dag the operation is about.

On top of this nobody gives, changes or takes a role, a Team or a token that allows more than they may do themselves, and the last Organization Owner stays.

${Object.entries(OPERATIONS)
  .map(([noun, operations]) => operationSection(noun, operations))
  .join('\n\n')}

## How this page is made

It is written out of the rules that the server decides by, and its tests try every cell of the second part. In a clone,
\`npm run docs:permissions\` writes it anew.
`;
}
