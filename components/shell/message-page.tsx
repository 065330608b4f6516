'use client';

import { useEffect, type ReactNode } from 'react';

import type { IconDrawing } from '#components/ui/icon.tsx';

import { EmptyState } from './empty-state.tsx';

interface MessagePageProps {
  icon: IconDrawing;
  title: string;
  /** Second part of the document's title: the Organization, or the product. */
  place?: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A whole page that is one message: 403, 404, 500. */
export function MessagePage({ icon, title, place = 'Latchkey', children, actions }: MessagePageProps) {
  const documentTitle = `${title} · ${place}`;
  // The metadata of the page that was asked for would win over a title of ours in the document's head.
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  return (
    <div className="clear-both pt-8">
      <EmptyState icon={icon} title={title} actions={actions} level={1}>
        {children}
      </EmptyState>
    </div>
  );
}
