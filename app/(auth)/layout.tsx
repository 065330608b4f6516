import type { ReactNode } from 'react';

import { AuthFrame } from '#components/auth/auth-frame.tsx';

/** Pages for people who are not signed in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <AuthFrame>{children}</AuthFrame>;
}
