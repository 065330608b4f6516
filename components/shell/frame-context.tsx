'use client';

import { createContext, use, type ReactNode } from 'react';

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

const FrameContext = createContext<FrameFacts | null>(null);

export function useFrame(): FrameFacts {
  const frame = use(FrameContext);
  if (!frame) throw new Error('This needs the frame of an Organization around it.');
  return frame;
}

export function FrameProvider({ frame, children }: { frame: FrameFacts; children: ReactNode }) {
  return <FrameContext value={frame}>{children}</FrameContext>;
}
