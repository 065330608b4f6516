'use client';

import Link from 'next/link';

import { useFrame } from '#components/shell/frame-context.tsx';
import { tokenPath, tokensHref } from '#components/tokens/token-href.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { RoleDetails } from '#lib/roles/types.ts';

/** Why permissions cannot change: Direct Access tokens carry them; each is listed with a link. */
export function BlockedNotice({ role }: { role: RoleDetails }) {
  const { organization } = useFrame();
  const { edit, changePermissions } = role.can;
  if (edit !== true || changePermissions === true) return null;
  return (
    <Notice tone="warn">
      <p>{changePermissions}</p>
      <ul className="mt-1">
        {role.blockedBy.map((token) => (
          <li key={token.id}>
            <Link
              href={tokenPath(tokensHref(organization.shortName), token.id)}
              className="font-medium text-accent-text underline-offset-3 hover:underline"
            >
              {token.name}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
