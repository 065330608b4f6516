'use client';

import { useEffect, useRef, useState } from 'react';

import type { ActionResult } from '#lib/result.ts';

import { SetupAccountStep } from './setup-account-step.tsx';
import { SetupCodeStep } from './setup-code-step.tsx';
import { SetupOrganizationStep } from './setup-organization-step.tsx';
import { SetupProgress } from './setup-progress.tsx';

interface SetupFormProps {
  initialCode: string;
  checkCode: (input: unknown) => Promise<ActionResult<null>>;
  /** Redirects after a success. */
  finish: (input: unknown) => Promise<ActionResult<null>>;
}

/**
 * First-owner set-up in three steps; the fourth, the first token, is the page it ends on. Every step stays mounted, so
 * that going back and forth loses nothing.
 */
export function SetupForm({ initialCode, checkCode, finish }: SetupFormProps) {
  const [step, setStep] = useState(1);
  const [code, setCode] = useState(initialCode);
  const [organization, setOrganization] = useState({ organizationName: '', shortName: '' });
  const steps = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The code must not stay in the address bar, in history or in a screenshot.
    if (initialCode) window.history.replaceState(null, '', '/setup');
  }, [initialCode]);
  useEffect(() => {
    steps.current?.children[step - 1]?.querySelector('input')?.focus();
  }, [step]);

  return (
    <div className="grid gap-5">
      <SetupProgress step={step} />
      <div ref={steps}>
        <div hidden={step !== 1}>
          <SetupCodeStep
            initialCode={initialCode}
            checkCode={checkCode}
            onDone={(checked) => {
              setCode(checked);
              setStep(2);
            }}
          />
        </div>
        <div hidden={step !== 2}>
          <SetupOrganizationStep
            onBack={() => setStep(1)}
            onDone={(chosen) => {
              setOrganization(chosen);
              setStep(3);
            }}
          />
        </div>
        <div hidden={step !== 3}>
          <SetupAccountStep draft={{ code, ...organization }} finish={finish} onBack={() => setStep(2)} />
        </div>
      </div>
    </div>
  );
}
