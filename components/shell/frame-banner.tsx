'use client';

import { Clock3, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { useState, type ReactNode } from 'react';

import { tokensHref } from '#components/tokens/token-href.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconDrawing } from '#components/ui/icon.tsx';
import { plural } from '#lib/format.ts';
import { EXPIRING_COOKIE } from '#lib/preferences.ts';

import { useFrame } from './frame-context.tsx';

interface FrameBannerProps {
  /** Seconds the server's clock is off its database's, when that is too much to check tokens. */
  clockOffBy: number | null;
  /** Tokens whose value was reported as leaked. */
  leaked: number;
  /** Tokens `Expiring soon` that end within 7 days; 0 also while the banner is dismissed. */
  expiring: number;
  /** Whose dismissal it is: another person in the same browser sees it again. */
  personId: string;
}

function Bar({ tone, icon, children }: { tone: 'warn' | 'danger'; icon: IconDrawing; children: ReactNode }) {
  return (
    <div
      className={cx(
        'flex min-h-10 flex-wrap items-center gap-x-2 border-b border-line px-6 py-1 max-sm:px-4 max-[359px]:pt-3',
        tone === 'warn' ? 'bg-warn-soft text-warn-text' : 'bg-danger-soft text-danger-text',
      )}
    >
      <Icon of={icon} />
      {children}
    </div>
  );
}

function Review({ href }: { href: string }) {
  return (
    <Link
      href={href as never}
      className="font-semibold underline underline-offset-2 max-sm:inline-flex max-sm:h-11 max-sm:items-center"
    >
      Review
    </Link>
  );
}

/** At most one line under the header, the most severe first. */
export function FrameBanner({ clockOffBy, leaked, expiring, personId }: FrameBannerProps) {
  const { organization } = useFrame();
  const [isDismissed, setIsDismissed] = useState(false);
  if (clockOffBy !== null) {
    return (
      <div role="alert">
        <Bar tone="danger" icon={TriangleAlert}>
          {`The clock of this server is ${plural(clockOffBy, 'second')} off its database’s. Tokens are refused until the two agree.`}
        </Bar>
      </div>
    );
  }
  if (leaked > 0) {
    return (
      <aside aria-label="Leak report">
        <Bar tone="danger" icon={TriangleAlert}>
          {`${plural(leaked, 'token')} reported as leaked`}
          <Review href={`${tokensHref(organization.shortName)}?status=leaked&scope=all`} />
        </Bar>
      </aside>
    );
  }
  if (expiring === 0 || isDismissed) return null;
  const dismiss = () => {
    document.cookie = `${EXPIRING_COOKIE}=${personId}; path=/orgs/${organization.shortName}; max-age=86400; samesite=lax`;
    setIsDismissed(true);
  };
  return (
    <aside aria-label="Reminder">
      <Bar tone="warn" icon={Clock3}>
        {`${plural(expiring, 'token')} ${expiring === 1 ? 'expires' : 'expire'} within 7 days`}
        <Review href={`${tokensHref(organization.shortName)}?status=expiring&expires=7d&sort=expires&dir=asc`} />
        <Button
          kind="quiet"
          size="small"
          iconOnly
          aria-label="Dismiss for 24 hours"
          className="ms-auto !text-current [&_svg]:!text-current"
          onClick={dismiss}
        >
          <Icon of={X} />
        </Button>
      </Bar>
    </aside>
  );
}
