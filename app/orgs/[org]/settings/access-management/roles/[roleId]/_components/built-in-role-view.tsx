'use client';

import { Check } from 'lucide-react';

import { Card } from '#components/ui/card.tsx';
import { cx } from '#components/ui/cx.ts';
import { Dot } from '#components/ui/dot.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { PERMISSION_FACTS, PERMISSIONS_OF } from '#lib/access/permissions.ts';
import { ROLE_FACTS, ROLES_OF, type BuiltInRole, type RoleLevel } from '#lib/access/roles.ts';
import { plural } from '#lib/format.ts';
import type { RoleHolders } from '#lib/roles/types.ts';

import { HoldersCard } from './holders-card.tsx';
import { RoleHead } from './role-head.tsx';

const LEVEL_WORDS: Record<RoleLevel, string> = {
  ORGANIZATION: 'Organization',
  WORKSPACE: 'Workspace',
  DEPLOYMENT: 'Deployment',
  DAG: 'Dag',
};

/** A built-in role: its rights beside those of the other roles of its level, and who holds it. */
export function BuiltInRoleView({ role, holders }: { role: BuiltInRole; holders: RoleHolders }) {
  const { name, summary, level, permissions } = ROLE_FACTS[role];
  return (
    <>
      <RoleHead
        isBuiltIn
        name={name}
        summary={summary}
        meta={
          <>
            <span>{LEVEL_WORDS[level]} role</span>
            <Dot />
            <span>{plural(permissions.size, 'right')}</span>
            <Dot />
            <span>Built-in roles cannot be changed.</span>
          </>
        }
      />
      <div className="mb-6 grid items-start gap-4 lg:grid-cols-[8fr_4fr]">
        <Card title="Rights">
          <Matrix role={role} />
        </Card>
        <HoldersCard held={holders} />
      </div>
    </>
  );
}

/** Levels whose permissions any role of this level has, its own first. */
function sectionsOf(level: RoleLevel) {
  const roles = ROLES_OF[level];
  return (Object.keys(PERMISSIONS_OF) as RoleLevel[])
    .map((of) => ({
      of,
      permissions: PERMISSIONS_OF[of].filter((name) => roles.some((role) => ROLE_FACTS[role].permissions.has(name))),
    }))
    .filter(({ permissions }) => permissions.length > 0);
}

/** Rights as rows, the roles of the level as columns, strongest first; on phones only the role itself. */
function Matrix({ role }: { role: BuiltInRole }) {
  const { level } = ROLE_FACTS[role];
  const roles: BuiltInRole[] = [...ROLES_OF[level]].toReversed();
  const others = (other: BuiltInRole) => other !== role && 'max-md:hidden';
  return (
    <table className="w-full border-separate border-spacing-0">
      <caption className="sr-only">Rights of the {LEVEL_WORDS[level]} roles</caption>
      <thead>
        <tr className="text-caption text-muted">
          <th scope="col" className="px-4 py-2 text-start font-medium">
            Right
          </th>
          {roles.map((other) => (
            <th
              key={other}
              scope="col"
              aria-current={other === role ? 'true' : undefined}
              className={cx(
                'w-20 px-1 py-2 text-center align-bottom font-medium',
                other === role && 'bg-accent-soft font-semibold text-accent-text',
                others(other),
              )}
            >
              {ROLE_FACTS[other].shortName}
            </th>
          ))}
        </tr>
      </thead>
      {sectionsOf(level).map(({ of, permissions }) => (
        <tbody key={of}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={roles.length + 1}
              className="border-y border-line bg-subtle px-4 py-1 text-start text-caption font-semibold"
            >
              {LEVEL_WORDS[of]}
            </th>
          </tr>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row" className="border-b border-line px-4 py-1.5 text-start font-normal">
                {PERMISSION_FACTS[permission].label}
                <code className="block font-mono text-caption wrap-anywhere text-muted max-sm:hidden">
                  {permission}
                </code>
              </th>
              {roles.map((other) => (
                <td
                  key={other}
                  className={cx('border-b border-line text-center', other === role && 'bg-accent-soft', others(other))}
                >
                  <Mark isAllowed={ROLE_FACTS[other].permissions.has(permission)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Mark({ isAllowed }: { isAllowed: boolean }) {
  return isAllowed ? (
    <>
      <Icon of={Check} className="mx-auto text-ok-text" />
      <span className="sr-only">Yes</span>
    </>
  ) : (
    <>
      <span aria-hidden className="text-muted">
        –
      </span>
      <span className="sr-only">No</span>
    </>
  );
}
