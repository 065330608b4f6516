'use client';

import { useEffect, useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { holdersInWords, isHeld } from '#lib/roles/holder-words.ts';
import type { RightChange, RoleChangePreview, RoleDetails } from '#lib/roles/types.ts';

import { previewRoleChangeAction } from '../role-actions.ts';

interface ChangePreviewProps {
  role: RoleDetails;
  change: { permissions?: string[]; restrictedWorkspaceIds?: string[] };
}

const PAUSE_MS = 400;

/** "14 tokens gain `deployment.deploys.create`": what the server says a change would do, before it is saved. */
export function ChangePreview({ role, change }: ChangePreviewProps) {
  const { organization } = useFrame();
  const { permissions, restrictedWorkspaceIds } = change;
  const asked =
    isHeld(role.usedBy) && (permissions?.length || restrictedWorkspaceIds)
      ? JSON.stringify({ permissions, restrictedWorkspaceIds })
      : null;
  const [answer, setAnswer] = useState<{ asked: string; preview: RoleChangePreview | 'failed' } | null>(null);
  useEffect(() => {
    if (asked === null) return;
    let isLate = false;
    const timer = setTimeout(() => {
      const keep = (preview: RoleChangePreview | 'failed') => !isLate && setAnswer({ asked, preview });
      void previewRoleChangeAction(organization.shortName, { roleId: role.id, ...JSON.parse(asked) }).then(
        (result) => keep(result.ok ? result.data : 'failed'),
        () => keep('failed'),
      );
    }, PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [organization.shortName, role.id, asked]);
  const preview = answer?.asked === asked ? answer.preview : null;
  return (
    <output className="block">
      {asked === null ? null : (
        <div className="rounded-card bg-neutral-soft px-4 py-3">
          <p className="font-semibold">What this changes</p>
          {preview === null ? <p className="text-muted">Working it out…</p> : null}
          {preview === 'failed' ? <p>It could not be worked out. Nothing was changed.</p> : null}
          {preview !== null && preview !== 'failed' ? <Lines preview={preview} /> : null}
        </div>
      )}
    </output>
  );
}

/** Lines shown before the rest is counted. */
const SHOWN = 8;

function Lines({ preview }: { preview: RoleChangePreview }) {
  const lines = [
    ...preview.loses.map((right) => ({ right, verb: 'lose' })),
    ...preview.gains.map((right) => ({ right, verb: 'gain' })),
  ];
  if (lines.length === 0) return <p>Nobody gains or loses anything.</p>;
  return (
    <>
      <ul className="mt-1">
        {lines.slice(0, SHOWN).map(({ right, verb }) => (
          <li key={`${verb} ${right.permission}`} className="wrap-anywhere">
            {holdersInWords(right)} {isOne(right) ? `${verb}s` : verb}{' '}
            <code className="font-mono text-caption">{right.permission}</code>
          </li>
        ))}
        {lines.length > SHOWN ? <li>and {lines.length - SHOWN} more changes</li> : null}
      </ul>
      <p className="mt-1 text-muted">Takes effect with the next request.</p>
    </>
  );
}

const isOne = ({ users, teams, tokens }: RightChange) => users + teams + tokens === 1;
