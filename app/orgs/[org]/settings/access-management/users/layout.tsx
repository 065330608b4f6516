import { requirePermission } from '#lib/access/require-permission.ts';
import { readForPage } from '#lib/doors/page.ts';

type Props = LayoutProps<'/orgs/[org]/settings/access-management/users'>;

/** Above every loading state, so that a refusal still answers 403. The services ask again. */
export default async function UsersLayout({ children, params }: Props) {
  await readForPage(params, (ctx) =>
    requirePermission(ctx, 'organization.users.get', { organizationId: ctx.organization.id }),
  );
  return children;
}
