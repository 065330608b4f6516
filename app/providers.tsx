'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';

import { ClockProvider } from '#components/ui/clock.tsx';
import { LiveRegionProvider } from '#components/ui/live-region.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import { TooltipProvider } from '#components/ui/tooltip.tsx';

interface ProvidersProps {
  nonce: string | undefined;
  now: Date;
  timeZone: string;
  children: ReactNode;
}

/** What every page may use: URL state, clock, live region, toasts, tooltips. */
export function Providers({ nonce, now, timeZone, children }: ProvidersProps) {
  return (
    <CSPProvider {...(nonce ? { nonce } : {})}>
      <NuqsAdapter>
        <ClockProvider now={now} timeZone={timeZone}>
          <LiveRegionProvider>
            <ToastProvider>
              <TooltipProvider>{children}</TooltipProvider>
            </ToastProvider>
          </LiveRegionProvider>
        </ClockProvider>
      </NuqsAdapter>
    </CSPProvider>
  );
}
