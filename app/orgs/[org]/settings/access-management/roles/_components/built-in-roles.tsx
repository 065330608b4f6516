'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';

import { roleHref } from '#components/roles/role-href.ts';
import { useFrame } from '#components/shell/frame-context.tsx';
import type { RoleLevel } from '#lib/access/roles.ts';
import { formatNumber } from '#lib/format.ts';
import { holdersInWords, isHeld } from '#lib/roles/holder-words.ts';
import type { BuiltInRoleRow } from '#lib/roles/types.ts';

const LEVELS: { level: RoleLevel; label: string; about: string }[] = [
  { level: 'ORGANIZATION', label: 'Organization', about: 'Held once by every person, Team and Organization token.' },
  { level: 'WORKSPACE', label: 'Workspace', about: 'Held on one Workspace; acts on every Deployment in it.' },
  { level: 'DEPLOYMENT', label: 'Deployment', about: 'Held on one Deployment; acts on all its Dags.' },
  { level: 'DAG', label: 'Dag', about: 'Held on one Dag, or on all Dags with a tag.' },
];

/** The roles that come with the product, level by level and strongest first. */
export function BuiltInRoles({ roles }: { roles: BuiltInRoleRow[] }) {
  return LEVELS.map(({ level, label, about }) => (
    <section key={level} aria-label={`${label} roles`} className="mb-6">
      <h2 className="text-title font-semibold tracking-[-0.012em]">{label}</h2>
      <p className="text-muted">{about}</p>
      <div className="data-frame">
        <table className="data-table">
          <caption className="sr-only">{label} roles</caption>
          <thead>
            <tr>
              <th scope="col" className="w-68">
                Name
              </th>
              <th scope="col">What it may do</th>
              {['Users', 'Teams', 'Tokens'].map((kind) => (
                <th key={kind} scope="col" className="w-22 !text-end">
                  {kind}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles
              .filter((role) => role.level === level)
              .map((role) => (
                <RoleLine key={role.role} role={role} />
              ))}
          </tbody>
        </table>
      </div>
    </section>
  ));
}

function RoleLine({ role }: { role: BuiltInRoleRow }) {
  const { organization } = useFrame();
  const router = useRouter();
  const href = roleHref(organization.shortName, role.role);
  const { users, teams, tokens } = role.usedBy;
  return (
    <tr
      data-opens
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a')) return;
        if (window.getSelection()?.toString()) return;
        router.push(href);
      }}
    >
      <td className="col-name on-card">
        <Link href={href} prefetch={false} className="row-name block truncate font-semibold">
          {role.name}
        </Link>
      </td>
      <td className="on-card card-line text-muted !whitespace-normal">
        {role.summary}
        <span className="mt-1 block sm:hidden">
          {isHeld(role.usedBy) ? `Used by ${holdersInWords(role.usedBy)}` : 'Used by nobody'}
        </span>
      </td>
      {[users, teams, tokens].map((count, at) => (
        <td key={at} className={count === 0 ? '!text-end text-muted' : '!text-end'}>
          {formatNumber(count)}
        </td>
      ))}
    </tr>
  );
}
