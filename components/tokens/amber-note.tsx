import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Icon } from '#components/ui/icon.tsx';

/** A caution about a choice just made; read out when it appears, blocks nothing. */
export function AmberNote({ children }: { children: ReactNode }) {
  return (
    <output className="mt-2 flex gap-2 rounded-control bg-warn-soft px-3 py-2 text-caption text-warn-text forced-colors:border">
      <Icon of={TriangleAlert} size="small" className="mt-0.5" />
      <span>{children}</span>
    </output>
  );
}
