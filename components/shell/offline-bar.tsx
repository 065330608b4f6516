'use client';

import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';

import { Icon } from '#components/ui/icon.tsx';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

/** Whether the browser believes it has a network. */
function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

export function OfflineBar() {
  const isOnline = useOnline();
  return (
    <output aria-live="polite" className="block">
      {isOnline ? null : (
        <span className="flex min-h-9 items-center justify-center gap-2 border-b border-line bg-warn-soft px-4 py-1 text-warn-text">
          <Icon of={WifiOff} />
          You are offline. Changes are paused.
        </span>
      )}
    </output>
  );
}
