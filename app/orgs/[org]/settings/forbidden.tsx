import type { Metadata } from 'next';

import { ForbiddenPage } from '#components/shell/forbidden-page.tsx';

export const metadata: Metadata = { title: 'You can’t open this page · Latchkey' };

export default function Forbidden() {
  return <ForbiddenPage />;
}
