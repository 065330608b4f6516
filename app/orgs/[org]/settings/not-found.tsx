import type { Metadata } from 'next';

import { NotFoundInOrganization } from '#components/shell/not-found-page.tsx';

export const metadata: Metadata = { title: 'Page not found · Latchkey' };

export default function NotFound() {
  return <NotFoundInOrganization />;
}
