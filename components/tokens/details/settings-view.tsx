'use client';

import type { ReactNode } from 'react';

import { CanButton } from '#components/tokens/can-button.tsx';
import { EditSettings } from '#components/tokens/edit-settings.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import type { TokenDetails } from '#lib/tokens/types.ts';

import { Card } from '#components/ui/card.tsx';

/** `Settings`: the edit fields in the page, then what cannot be taken back lightly. */
export function SettingsView({ token }: { token: TokenDetails }) {
  return (
    <div className="mb-6 grid max-w-180 gap-4">
      <Card title="Token">
        <EditSettings token={token} />
      </Card>
      {token.deletedAt === null && <DangerZone token={token} />}
    </div>
  );
}

function DangerZone({ token }: { token: TokenDetails }) {
  const { open, resume } = useTokenDialogs();
  return (
    <Card title="Danger zone">
      <ul className="divide-y divide-line">
        {token.pausedAt ? (
          <Row text="Requests are accepted again at once.">
            <CanButton can={token.can.resume} onClick={() => void resume(token)}>
              Resume token
            </CanButton>
          </Row>
        ) : (
          <Row text="Requests are refused until someone resumes it.">
            <CanButton can={token.can.pause} onClick={() => open({ kind: 'pause', token })}>
              Pause token
            </CanButton>
          </Row>
        )}
        <Row text="A new value takes the place of the old one, now or after a while.">
          <CanButton can={token.can.rotate} onClick={() => open({ kind: 'rotate', token })}>
            Rotate token
          </CanButton>
        </Row>
        <Row text="Requests fail at once and for good. It cannot be recovered.">
          <CanButton can={token.can.delete} onClick={() => open({ kind: 'delete', token })} kind="danger-quiet">
            Delete Token
          </CanButton>
        </Row>
      </ul>
    </Card>
  );
}

function Row({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <p className="min-w-0 flex-1 basis-60">{text}</p>
      {children}
    </li>
  );
}
