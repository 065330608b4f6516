import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';

import { parseTheme, parseTimeZone, THEME_COOKIE, TIME_ZONE_COOKIE } from '#lib/preferences.ts';

import { Providers } from './providers.tsx';

import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Latchkey', template: '%s' },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Theme and time zone come from cookies, so the first paint is already right. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, received] = await Promise.all([cookies(), headers()]);
  return (
    <html lang="en" data-theme={parseTheme(jar.get(THEME_COOKIE)?.value)}>
      <body>
        <Providers
          nonce={received.get('x-nonce') ?? undefined}
          now={new Date()}
          timeZone={parseTimeZone(jar.get(TIME_ZONE_COOKIE)?.value)}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
