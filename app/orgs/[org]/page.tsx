import type { Route } from 'next';
import { redirect } from 'next/navigation';

import { readForPage } from '#lib/doors/page.ts';
import { firstPage } from '#lib/organizations/first-page.ts';

/** Leads on to the page where this person starts. */
export default async function OrganizationPage({ params }: PageProps<'/orgs/[org]'>) {
  redirect((await readForPage(params, (ctx) => firstPage(ctx.organization, ctx.bindings))) as Route);
}
