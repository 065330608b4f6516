import type { ReactNode } from 'react';

import { Icon, type IconDrawing } from '#components/ui/icon.tsx';

interface EmptyStateProps {
  icon: IconDrawing;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
  /** Heading level: 1 where it is the page's only heading. */
  level?: 1 | 2;
}

/** Icon, heading, one sentence and what to do next, in the middle of the space. */
export function EmptyState({ icon, title, children, actions, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="grid justify-items-center px-6 py-24 text-center max-sm:px-4 max-sm:py-12">
      <span className="mb-4 grid size-12 place-items-center rounded-dialog border border-line bg-subtle text-accent-text">
        <Icon of={icon} size="large" />
      </span>
      <Heading tabIndex={-1} className="text-title font-semibold tracking-[-0.012em] outline-hidden">
        {title}
      </Heading>
      <div className="mt-1 mb-5 max-w-98 text-balance text-muted">{children}</div>
      {actions ? <div className="flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
