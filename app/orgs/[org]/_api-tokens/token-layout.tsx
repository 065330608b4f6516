import type { Metadata } from 'next';
import type { ReactNode } from 'react';

import { TokenFrame } from '#components/tokens/details/token-frame.tsx';
import { readForPage } from '#lib/doors/page.ts';
import { getSubjectRoleTabs } from '#lib/subject-roles/get-access-summary.ts';
import { getTokenFormOptions } from '#lib/tokens/get-token-form-options.ts';

import { placeOf } from './read-place.ts';
import { readToken, type TokenParams } from './read-token.ts';
import { tokenDialogActions } from './token-dialog-actions.ts';
import { guestActions } from './token-list-actions.ts';

interface TokenLayoutProps {
  children: ReactNode;
  params: Promise<TokenParams>;
}

export async function tokenMetadata({ params }: Pick<TokenLayoutProps, 'params'>): Promise<Metadata> {
  const [token, organization] = await Promise.all([readToken(params), readForPage(params, (ctx) => ctx.organization)]);
  return { title: `${token.name} · API Tokens · ${organization.name}` };
}

/** Head and tabs of one token. Whether it exists for this person is decided here, so that the status is right. */
export async function TokenLayout({ children, params }: TokenLayoutProps) {
  const token = await readToken(params);
  const from = placeOf(await params);
  // From a place the forms are about roles there; else about those at the token's home, which deleted ones may have lost.
  const home =
    token.scope === 'ORGANIZATION' || token.deletedAt ? null : { scope: token.scope, entityId: token.entityId };
  const { id, shortName } = await readForPage(params, (ctx) => ctx.organization);
  const options = await readForPage(params, (ctx) => getTokenFormOptions(ctx, { place: from ?? home }));
  const subject = { type: 'TOKEN', id: token.id };
  const roleCounts = await readForPage(params, (ctx) => getSubjectRoleTabs(ctx, { subject }));
  return (
    <TokenFrame
      token={token}
      roleCounts={roleCounts}
      organization={{ id, shortName }}
      options={options}
      actions={tokenDialogActions}
      guestActions={guestActions}
    >
      {children}
    </TokenFrame>
  );
}
