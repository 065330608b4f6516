import type { Metadata } from 'next';

import { readForPage } from '#lib/doors/page.ts';
import { getSubjectRoleTabs } from '#lib/subject-roles/get-access-summary.ts';
import { getTokenFormOptions } from '#lib/tokens/get-token-form-options.ts';

import { tokenDialogActions } from '../token-dialog-actions.ts';
import { TokenFrame } from './_components/token-frame.tsx';
import { readToken } from './read-token.ts';

type Props = LayoutProps<'/orgs/[org]/settings/access-management/api-tokens/[tokenId]'>;

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const [token, organization] = await Promise.all([readToken(params), readForPage(params, (ctx) => ctx.organization)]);
  return { title: `${token.name} · API Tokens · ${organization.name}` };
}

/** Head and tabs of one token. Whether it exists for this person is decided here, so that the status is right. */
export default async function TokenLayout({ children, params }: Props) {
  const token = await readToken(params);
  const { id, shortName } = await readForPage(params, (ctx) => ctx.organization);
  const options = await readForPage(params, getTokenFormOptions);
  const subject = { type: 'TOKEN', id: token.id };
  const roleCounts = await readForPage(params, (ctx) => getSubjectRoleTabs(ctx, { subject }));
  return (
    <TokenFrame
      token={token}
      roleCounts={roleCounts}
      organization={{ id, shortName }}
      options={options}
      actions={tokenDialogActions}
    >
      {children}
    </TokenFrame>
  );
}
