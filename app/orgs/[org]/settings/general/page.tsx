import type { Metadata } from 'next';

import { PageHead } from '#components/shell/page-head.tsx';
import { readForPage } from '#lib/doors/page.ts';
import { getOrganizationSettings } from '#lib/organizations/get-organization-settings.ts';

import { IdsCard } from './_components/ids-card.tsx';
import { OrganizationCard } from './_components/organization-card.tsx';
import { getOrganizationSettingsAction, updateOrganizationAction } from './actions.ts';

type Props = PageProps<'/orgs/[org]/settings/general'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readForPage(params, (ctx) => ctx.organization);
  return { title: `General · Organization Settings · ${name}` };
}

export default async function GeneralPage({ params }: Props) {
  const settings = await readForPage(params, getOrganizationSettings);
  const { shortName } = settings;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Organization Settings', href: `/orgs/${shortName}/settings` }, { label: 'General' }]}
        title="General"
        lead="How this Organization is called in the console, in URLs and over the API."
      />
      <div className="mb-6 grid max-w-180 gap-4">
        <OrganizationCard
          settings={settings}
          update={updateOrganizationAction.bind(null, shortName)}
          get={getOrganizationSettingsAction.bind(null, shortName)}
        />
        <IdsCard settings={settings} />
      </div>
    </>
  );
}
