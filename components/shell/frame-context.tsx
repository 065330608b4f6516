'use client';

import { usePathname, useRouter } from 'next/navigation';
import { createContext, use, useCallback, useState, useTransition, type ReactNode } from 'react';

import type { SettingsPageKey } from './sections.ts';

/** What the server told the frame of an Organization about the person and the place. */
export interface FrameFacts {
  organization: { id: string; shortName: string; name: string };
  organizations: { shortName: string; name: string }[];
  person: { id: string; fullName: string; email: string; role: string };
  pages: Record<SettingsPageKey, boolean>;
  canCreateOrganization: boolean;
  owners: string[];
}

interface Frame extends FrameFacts {
  /** The address the frame was read for: what it says may be older than a page opened after it. */
  readFor: string;
  isReading: boolean;
  /** Reads the frame again, for the page that is open now. */
  readAgain(path: string): void;
}

const FrameContext = createContext<Frame | null>(null);

export function useFrame(): Frame {
  const frame = use(FrameContext);
  if (!frame) throw new Error('This needs the frame of an Organization around it.');
  return frame;
}

export function FrameProvider({ frame, children }: { frame: FrameFacts; children: ReactNode }) {
  const { refresh } = useRouter();
  const [readFor, setReadFor] = useState(usePathname());
  const [isReading, start] = useTransition();
  const readAgain = useCallback(
    (path: string) => {
      // Remembered here, where a page that is drawn anew does not forget it: one address is read for once.
      setReadFor(path);
      start(refresh);
    },
    [refresh],
  );
  return <FrameContext value={{ ...frame, readFor, isReading, readAgain }}>{children}</FrameContext>;
}
