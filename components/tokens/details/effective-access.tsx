import { Check, X } from 'lucide-react';
import type { Route } from 'next';

import { LevelReach, ReachLine } from '#components/access/level-reach.tsx';
import type { RoleActions } from '#components/access/role-actions.ts';
import { TryPanel } from '#components/access/try-panel.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { formatNumber, plural } from '#lib/format.ts';
import type { AccessSummary } from '#lib/subject-roles/types.ts';
import type { RightLine, TokenDetails } from '#lib/tokens/types.ts';

import { Card } from '#components/ui/card.tsx';

interface EffectiveAccessProps {
  token: TokenDetails;
  /** Null for somebody who meets the token away from its home: its reach elsewhere is not theirs to know. */
  access: AccessSummary | null;
  actions: RoleActions;
  workspacesHref: Route;
  deploymentsHref: Route;
}

/** `What this token can do`: its reach, every right with the role that decides it as the function that enforces says, and `Try`. */
export function EffectiveAccess({ token, access, actions, workspacesHref, deploymentsHref }: EffectiveAccessProps) {
  const { can, cannot } = token.rights;
  return (
    <Card title="What this token can do">
      {access && <Reach {...{ token, access, workspacesHref, deploymentsHref }} />}
      {access && <TryPanel subject={{ type: 'TOKEN', id: token.id }} actions={actions} />}
      <table className="w-full table-fixed">
        <caption className="sr-only">Rights of this token</caption>
        <colgroup>
          <col />
          <col className="w-2/5" />
        </colgroup>
        <thead>
          <tr className="h-8 text-start text-caption text-muted *:border-b *:border-line *:px-4 *:text-start *:font-medium">
            <th scope="col">Right</th>
            <th scope="col">Because of</th>
          </tr>
        </thead>
        <tbody>
          {can.map((line) => (
            <Line key={line.permission} line={line} allowed />
          ))}
          {cannot.map((line) => (
            <Line key={line.permission} line={line} allowed={false} />
          ))}
        </tbody>
      </table>
      {token.hiddenRoles > 0 && (
        <p className="border-t border-line px-4 py-3 text-muted">
          {`It holds ${plural(token.hiddenRoles, 'more role')} in places you cannot see.`}
        </p>
      )}
    </Card>
  );
}

interface ReachProps extends Pick<EffectiveAccessProps, 'token' | 'workspacesHref' | 'deploymentsHref'> {
  access: AccessSummary;
}

/** Level by level: what the token reaches. */
function Reach({ token, access, workspacesHref, deploymentsHref }: ReachProps) {
  return (
    <dl className="grid gap-2 border-b border-line px-4 py-3">
      {access.organization.roleName !== null && (
        <ReachLine label="Organization">{access.organization.roleName}</ReachLine>
      )}
      {token.scope !== 'DEPLOYMENT' && (
        <LevelReach
          label="Workspaces"
          level={access.workspaces}
          href={token.scope === 'ORGANIZATION' ? workspacesHref : undefined}
        />
      )}
      <LevelReach
        label="Deployments"
        level={access.deployments}
        href={token.scope === 'DEPLOYMENT' ? undefined : deploymentsHref}
      />
      <ReachLine label="Dags">{formatNumber(access.dags)} by role</ReachLine>
    </dl>
  );
}

function Line({ line, allowed }: { line: RightLine; allowed: boolean }) {
  return (
    <tr className="*:border-b *:border-line *:px-4 *:py-2 *:align-top last:*:border-0">
      <td>
        <span className="flex gap-3">
          <Icon of={allowed ? Check : X} className={allowed ? 'mt-0.5 text-ok-text' : 'mt-0.5 text-muted'} />
          <span className={allowed ? 'min-w-0' : 'min-w-0 text-muted'}>
            <span className="sr-only">{allowed ? 'Yes: ' : 'No: '}</span>
            {line.label}
          </span>
        </span>
      </td>
      <td className="text-muted">{line.because}</td>
    </tr>
  );
}
