'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';

import { Disclosure } from '#components/ui/disclosure.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { RightLine, RightsPreview as Rights } from '#lib/tokens/types.ts';

/** Shown before "N more". */
const FIRST = 4;

/** What a role lets a token do and what not, as the function that enforces it says; closed at first. `workspaces` is for Organization roles. */
export function RightsPreview({ rights, workspaces }: { rights: Rights; workspaces: string | null }) {
  const allowed = `${rights.can.length} ${rights.can.length === 1 ? 'thing' : 'things'} allowed`;
  return (
    <Disclosure
      title="What this token can do"
      aside={rights.cannot.length === 0 ? allowed : `${allowed} · ${rights.cannot.length} not`}
    >
      <div className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-card bg-subtle p-3 text-caption max-[420px]:grid-cols-1 dark:bg-hover">
        <Lines title="Can" lines={rights.can} allowed />
        <Lines title="Cannot" lines={rights.cannot} allowed={false} />
        {workspaces && <p className="col-span-full pt-1 text-muted">Workspaces it can see: {workspaces}</p>}
      </div>
    </Disclosure>
  );
}

function Lines({ title, lines, allowed }: { title: string; lines: RightLine[]; allowed: boolean }) {
  const [all, setAll] = useState(false);
  // One hidden line would cost as much room as the button that shows it.
  const shown = all || lines.length <= FIRST + 1 ? lines : lines.slice(0, FIRST);
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul aria-label={title}>
        {shown.map((line) => (
          <li key={line.permission} className={allowed ? 'flex gap-2 py-0.5' : 'flex gap-2 py-0.5 text-muted'}>
            <Icon of={allowed ? Check : X} size="small" className={allowed ? 'mt-0.5 text-ok-text' : 'mt-0.5'} />
            {line.label}
          </li>
        ))}
        {lines.length === 0 && <li className="py-0.5 text-muted">Nothing</li>}
        {shown.length < lines.length && (
          <li className="py-0.5 ps-5">
            <button
              type="button"
              className="font-medium text-accent-text max-sm:min-h-11 max-sm:min-w-11"
              onClick={() => setAll(true)}
            >
              {lines.length - shown.length} more
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
