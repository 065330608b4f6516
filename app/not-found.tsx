import type { Metadata } from 'next';

import { BarePage } from '#components/shell/bare-page.tsx';
import { NotFoundPage } from '#components/shell/not-found-page.tsx';

export const metadata: Metadata = { title: 'Page not found · Latchkey' };

export default function NotFound() {
  return (
    <BarePage>
      <NotFoundPage back={{ label: 'Back to start', href: '/' }} />
    </BarePage>
  );
}
