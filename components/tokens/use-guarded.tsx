'use client';

import { useCallback, useRef, useState, type ReactNode } from 'react';

import { SignInAgainPanel } from '#components/auth/sign-in-again-panel.tsx';
import { StepUpPanel } from '#components/auth/step-up-panel.tsx';
import type { ActionResult } from '#lib/result.ts';

/** No answer arrived: nobody knows whether the server did it. */
export type Answer<T> = ActionResult<T> | { ok: false; code: 'LOST'; message: string; requestId: null };

interface Gate {
  kind: 'step-up' | 'sign-in';
  reason: string;
  settle: (passed: boolean) => void;
}

/** Longer than any action takes; after this the answer counts as lost. */
const PATIENCE_MS = 30_000;

/**
 * Runs a server action. Where the server wants a proof of identity first, `gate` is the panel to show in place of the
 * form; once passed the action goes on by itself, once. Resolves to null when the person turned back at the panel, and
 * at once when another run is still going on.
 */
export function useGuarded() {
  // The panel stays, in its own pending look, until the repeated action has answered.
  const [gate, setGate] = useState<Gate | null>(null);
  const [pending, setPending] = useState(false);
  const running = useRef(false);

  const run = useCallback(async <T,>(action: () => Promise<ActionResult<T>>): Promise<Answer<T> | null> => {
    if (running.current) return null;
    running.current = true;
    try {
      for (let proofs = 0; ; proofs += 1) {
        setPending(true);
        const answer = await ask(action);
        setGate(null);
        setPending(false);
        const kind = !answer.ok && GATES[answer.code as keyof typeof GATES];
        if (answer.ok || !kind || proofs === 2) return answer;
        const passed = await new Promise<boolean>((settle) => {
          setGate({ kind, reason: answer.message, settle });
        });
        if (passed) continue;
        setGate(null);
        return null;
      }
    } finally {
      running.current = false;
    }
  }, []);

  return {
    run,
    pending,
    gate: gate && <GatePanel gate={gate} />,
    /** Present while the panel is shown: what leaving it means. */
    leaveGate: gate ? () => !pending && gate.settle(false) : undefined,
  };
}

const GATES = { STEP_UP_REQUIRED: 'step-up', UNAUTHENTICATED: 'sign-in' } as const;

async function ask<T>(action: () => Promise<ActionResult<T>>): Promise<Answer<T>> {
  const lost: Answer<T> = { ok: false, code: 'LOST', message: 'The server did not answer.', requestId: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<Answer<T>>((resolve) => {
    timer = setTimeout(() => resolve(lost), PATIENCE_MS);
  });
  try {
    return (await Promise.race([action(), patience])) ?? lost;
  } catch {
    return lost;
  } finally {
    clearTimeout(timer);
  }
}

/** The panels bring head, body and foot of their own. */
function GatePanel({ gate }: { gate: Gate }): ReactNode {
  const passed = () => gate.settle(true);
  const cancel = () => gate.settle(false);
  if (gate.kind === 'sign-in') return <SignInAgainPanel onSignedIn={passed} onCancel={cancel} />;
  return <StepUpPanel reason={gate.reason} onConfirmed={passed} onCancel={cancel} />;
}
