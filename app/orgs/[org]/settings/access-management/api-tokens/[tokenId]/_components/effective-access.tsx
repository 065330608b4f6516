import { Check, X } from 'lucide-react';

import { Icon } from '#components/ui/icon.tsx';
import { formatNumber } from '#lib/format.ts';
import type { RightLine, TokenDetails } from '#lib/tokens/types.ts';

import { Card } from '#components/ui/card.tsx';

/** `What this token can do`: every right with the role that decides it, as the function that enforces says. */
export function EffectiveAccess({ token }: { token: TokenDetails }) {
  const { can, cannot } = token.rights;
  return (
    <Card
      title="What this token can do"
      aside={
        <span className="text-caption text-muted">
          {token.role === 'ORGANIZATION_OWNER'
            ? 'All Workspaces'
            : `Workspaces ${formatNumber(token.workspaceCount)} by role`}
        </span>
      }
    >
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
    </Card>
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
