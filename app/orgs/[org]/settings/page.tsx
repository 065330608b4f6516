import type { Route } from 'next';
import { redirect } from 'next/navigation';

export default async function SettingsPage({ params }: PageProps<'/orgs/[org]/settings'>) {
  const { org } = await params;
  redirect(`/orgs/${encodeURIComponent(org)}/settings/general` as Route);
}
