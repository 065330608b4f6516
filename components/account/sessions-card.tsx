'use client';

import { Monitor, Smartphone, SquareTerminal } from 'lucide-react';
import { useRef, useState, useTransition } from 'react';

import { FormAlert } from '#components/auth/form-alert.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { plural } from '#lib/format.ts';
import type { ActionResult } from '#lib/result.ts';
import { agentName } from '#lib/users/agent-name.ts';
import type { OwnSession } from '#lib/users/own-sessions.ts';

interface SessionsCardProps {
  sessions: OwnSession[];
  /** `{ sessionId }`, null for all but this one. */
  action: (input: unknown) => Promise<ActionResult<{ endedSessions: number }>>;
}

/** `Sessions`: browsers and programs the person is signed in with. Ending one works at once, on the server. */
export function SessionsCard({ sessions, action }: SessionsCardProps) {
  const toast = useToast();
  const [isEnding, startEnding] = useTransition();
  const [problem, setProblem] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const end = (sessionId: string | null) =>
    startEnding(async () => {
      setProblem(undefined);
      const lost = { ok: false as const, message: 'The server did not answer. Check your connection, then try again.' };
      const result = await action({ sessionId }).catch(() => lost);
      if (!result.ok) return setProblem(result.message);
      // The button goes with its session.
      list.current?.focus();
      toast(`${plural(result.data.endedSessions, 'session')} ended`);
    });
  return (
    <Card
      title="Sessions"
      aside={
        sessions.length > 1 && (
          <Button size="small" inactive={isEnding} onClick={() => end(null)}>
            End all other sessions
          </Button>
        )
      }
    >
      {problem && (
        <div className="p-4 pb-0">
          <FormAlert message={problem} />
        </div>
      )}
      <ul ref={list} tabIndex={-1} aria-label="Sessions" className="divide-y divide-line">
        {sessions.map((session) => (
          <Session key={session.id} session={session} isEnding={isEnding} onEnd={() => end(session.id)} />
        ))}
      </ul>
    </Card>
  );
}

interface SessionProps {
  session: OwnSession;
  isEnding: boolean;
  onEnd: () => void;
}

function Session({ session, isEnding, onEnd }: SessionProps) {
  const name = session.client ?? agentName(session.userAgent);
  const icon = session.client ? SquareTerminal : /iOS|Android/.test(name) ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Icon of={icon} className="text-muted" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 wrap-anywhere">
          <b className="font-semibold">{name}</b>
          {session.isThis && <Badge tone="info">This session</Badge>}
        </p>
        <p className="text-caption text-muted wrap-anywhere">
          {session.address} · last seen <Time value={session.lastSeenAt} /> · signed in{' '}
          <Time value={session.createdAt} />
        </p>
      </div>
      {!session.isThis && (
        <Button size="small" inactive={isEnding} onClick={onEnd} aria-label={`End this session: ${name}`}>
          End this session
        </Button>
      )}
    </li>
  );
}
