'use client';

import { CircleCheck, CircleSlash, Link2, type LucideIcon } from 'lucide-react';

import { useDialogFrame } from '#components/forms/dialog-host.tsx';
import { Button } from '#components/ui/button.tsx';
import { useTimeZone } from '#components/ui/clock.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { DialogBody, DialogFoot, DialogHead } from '#components/ui/dialog.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatDateTime, plural } from '#lib/format.ts';
import type { InviteOutcome } from '#lib/invites/types.ts';

const WORDS: Record<InviteOutcome['outcome'], { text: string; icon: LucideIcon; tone: string }> = {
  sent: { text: 'Invitation sent', icon: CircleCheck, tone: 'text-ok-text' },
  link: { text: 'Invited. Copy the link now, it is shown once.', icon: Link2, tone: 'text-info-text' },
  member: { text: 'Already a member. Nothing was sent.', icon: CircleSlash, tone: 'text-muted' },
  invited: { text: 'Already invited. Nothing was sent.', icon: CircleSlash, tone: 'text-muted' },
  closed: { text: 'This account is closed. Nothing was sent.', icon: CircleSlash, tone: 'text-muted' },
};

interface InviteResultsProps {
  title: string;
  results: InviteOutcome[];
  expiresAt: Date;
}

/** What became of each address, with the links that have to be passed on by hand. */
export function InviteResults({ title, results, expiresAt }: InviteResultsProps) {
  const { close } = useDialogFrame();
  const zone = useTimeZone();
  const links = results.filter((result) => result.outcome === 'link');
  const failed = links.filter((result) => result.wasTried).length;
  return (
    <>
      <DialogHead title={title} onClose={close} />
      <DialogBody>
        {failed > 0 && (
          <Notice tone="warn" alert>
            The mail server did not take {plural(failed, 'mail')}. Nothing is lost: pass the{' '}
            {failed === 1 ? 'link' : 'links'} on yourself.
          </Notice>
        )}
        <ul aria-label="Results" className="divide-y divide-line rounded-card border border-line">
          {results.map((result) => (
            <Result key={result.email} result={result} />
          ))}
        </ul>
        {links.length > 0 && (
          <p className="text-caption text-muted">
            Each link works once, until {formatDateTime(expiresAt, zone)}. Whoever has it can join in that person’s
            place.
          </p>
        )}
      </DialogBody>
      <DialogFoot>
        {links.length > 1 && (
          <CopyButton
            kind="plain"
            text={() => links.map((result) => `${result.email} ${result.link}`).join('\n')}
            label="Copy all links"
            announce="All links copied"
          />
        )}
        <Button kind="primary" onClick={close}>
          Done
        </Button>
      </DialogFoot>
    </>
  );
}

function Result({ result }: { result: InviteOutcome }) {
  const { text, icon, tone } = WORDS[result.outcome];
  return (
    <li className="grid gap-2 px-3 py-2.5">
      <div className="flex gap-2">
        <Icon of={icon} className={`mt-0.5 ${tone}`} />
        <p className="min-w-0 wrap-anywhere">
          <b className="font-semibold">{result.email}</b>
          <span className="block text-caption text-muted">{text}</span>
        </p>
      </div>
      {result.outcome === 'link' && (
        <div className="flex gap-2 ps-6 max-sm:ps-0">
          <Input
            aria-label={`Link for ${result.email}`}
            value={result.link}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
            className="font-mono text-[12px]"
          />
          <CopyButton kind="plain" text={result.link} label="Copy" announce={`Link for ${result.email} copied`} />
        </div>
      )}
    </li>
  );
}
