import { revalidatePath } from 'next/cache';

/** The lists and every tab of every token show what actions on tokens change, from wherever they are looked at. */
const PAGES = [
  '/orgs/[org]/settings/access-management/api-tokens',
  '/orgs/[org]/workspaces/[ws]/settings/access-management/api-tokens',
  '/orgs/[org]/workspaces/[ws]/deployments/[dep]/access/api-tokens',
];

export function revalidateTokens(): void {
  for (const page of PAGES) revalidatePath(page, 'layout');
}
