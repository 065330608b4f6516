'use client';

import { useRouter } from 'next/navigation';

import { useShortcut } from '#components/shell/shortcuts.tsx';
import { useTokenDialogs } from '#components/tokens/token-dialogs.tsx';
import { useTokenPlace } from '#components/tokens/token-place.tsx';

/** Keys of the list; `/` belongs to the search field. */
export function TokenShortcuts({ canCreate }: { canCreate: boolean }) {
  const { open } = useTokenDialogs();
  const { listHref } = useTokenPlace();
  const router = useRouter();
  useShortcut('c', 'Create a token', () => {
    if (canCreate) open({ kind: 'create' });
  });
  useShortcut('g t', 'Go to API Tokens', () => router.push(listHref));
  return null;
}
