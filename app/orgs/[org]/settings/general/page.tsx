import type { Metadata } from 'next';

import { PageHead } from '#components/shell/page-head.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { readForPage } from '#lib/doors/page.ts';

type Props = PageProps<'/orgs/[org]/settings/general'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await readForPage(params, (ctx) => ctx.organization);
  return { title: `General · Organization Settings · ${name}` };
}

export default async function GeneralPage({ params }: Props) {
  const { id, name, shortName } = await readForPage(params, (ctx) => ctx.organization);
  const facts = [
    { label: 'Name', value: name, copy: null },
    { label: 'Organization ID', value: id, copy: 'Organization ID copied' },
    { label: 'Short name', value: shortName, copy: 'Short name copied' },
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Organization Settings', href: `/orgs/${shortName}/settings` }, { label: 'General' }]}
        title="General"
        lead="How this Organization is called in the console, in URLs and over the API."
      />
      <dl className="mb-6 divide-y divide-line rounded-card border border-line">
        {facts.map(({ label, value, copy }) => (
          <div key={label} className="flex min-h-12 items-center gap-3 px-4 py-1.5 max-sm:flex-wrap max-sm:gap-y-0">
            <dt className="w-36 shrink-0 text-muted max-sm:w-full">{label}</dt>
            <dd className="flex min-w-0 items-center gap-3 wrap-anywhere">
              <span className={copy ? 'font-mono text-[13px]' : undefined}>{value}</span>
              {copy ? <CopyButton text={value} label={`Copy ${label}`} announce={copy} size="small" iconOnly /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
