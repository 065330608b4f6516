import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { EmptyState } from './empty-state.tsx';

interface MessagePageProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A whole page that is one message: 403, 404, 500. */
export function MessagePage({ icon, title, children, actions }: MessagePageProps) {
  return (
    <div className="clear-both pt-8">
      <EmptyState icon={icon} title={title} actions={actions} level={1}>
        {children}
      </EmptyState>
    </div>
  );
}
