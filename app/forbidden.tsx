'use client';

import { Lock } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';

import { BarePage } from '#components/shell/bare-page.tsx';
import { MessagePage } from '#components/shell/message-page.tsx';
import { buttonClass } from '#components/ui/button.tsx';

/** Outside any Organization; inside one, its own page names the role that is needed. */
export default function Forbidden() {
  return (
    <BarePage>
      <MessagePage
        icon={Lock}
        title="You can’t open this page"
        actions={
          <Link href={'/' as Route} className={buttonClass('plain')}>
            Back to start
          </Link>
        }
      >
        Your account has no access to it, or none from your address. Ask an Organization Owner.
      </MessagePage>
    </BarePage>
  );
}
