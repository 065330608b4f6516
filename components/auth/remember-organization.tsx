'use client';

import { useEffect } from 'react';

import { LAST_ORGANIZATION_COOKIE, preferenceCookie } from '#lib/preferences.ts';

/** Notes the Organization somebody is in, so that `/` leads back to it. */
export function RememberOrganization({ shortName }: { shortName: string }) {
  useEffect(() => {
    document.cookie = preferenceCookie(LAST_ORGANIZATION_COOKIE, shortName);
  }, [shortName]);
  return null;
}
