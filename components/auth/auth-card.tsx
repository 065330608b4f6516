import type { ReactNode } from 'react';

import { Mark } from '#components/shell/mark.tsx';

interface AuthCardProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Below the card: where else to go. */
  footer?: ReactNode;
}

/** The 400 px card in the middle of a page for people who are not signed in yet. */
export function AuthCard({ title, lead, children, footer }: AuthCardProps) {
  return (
    <div className="w-full max-w-100">
      <Mark className="mx-auto mb-4 size-10" />
      <h1 className="text-center text-page font-semibold tracking-[-0.02em] text-balance">{title}</h1>
      {lead && <p className="mt-1 text-center text-balance wrap-anywhere text-muted">{lead}</p>}
      <div className="mt-6 rounded-card border border-line bg-dialog p-6 max-sm:p-4">{children}</div>
      {footer && <div className="mt-4 text-center text-caption text-balance text-muted">{footer}</div>}
    </div>
  );
}
