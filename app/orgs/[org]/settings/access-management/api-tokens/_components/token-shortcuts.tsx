'use client';

import { useRouter } from 'next/navigation';

import { useFrame } from '#components/shell/frame-context.tsx';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { tokensHref } from '#components/tokens/token-href.ts';

/** Keys of the list; `/` belongs to the search field. */
export function TokenShortcuts({ canCreate }: { canCreate: boolean }) {
  const { open } = useTokenDialogs();
  const { organization } = useFrame();
  const router = useRouter();
  useShortcut('c', 'Create a token', () => {
    if (canCreate) open({ kind: 'create' });
  });
  useShortcut('g t', 'Go to API Tokens', () => router.push(tokensHref(organization.shortName)));
  return null;
}
