'use client';

import { usePathname } from 'next/navigation';
import { createContext, use, useState, type ReactNode } from 'react';

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
  /** The address the document was loaded at: what the frame says may be older than pages opened after it. */
  loadedAt: string;
}

const FrameContext = createContext<Frame | null>(null);

export function useFrame(): Frame {
  const frame = use(FrameContext);
  if (!frame) throw new Error('This needs the frame of an Organization around it.');
  return frame;
}

export function FrameProvider({ frame, children }: { frame: FrameFacts; children: ReactNode }) {
  const [loadedAt] = useState(usePathname());
  return <FrameContext value={{ ...frame, loadedAt }}>{children}</FrameContext>;
}
