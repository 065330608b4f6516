import { Card } from '#components/ui/card.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import type { OrganizationSettings } from '#lib/organizations/get-organization-settings.ts';

/** What programs and addresses call the Organization; neither ever changes. */
export function IdsCard({ settings }: { settings: OrganizationSettings }) {
  const facts = [
    { label: 'Organization ID', value: settings.id, copied: 'Organization ID copied' },
    { label: 'Short name', value: settings.shortName, copied: 'Short name copied' },
  ];
  return (
    <Card title="Identifiers">
      <dl className="divide-y divide-line">
        {facts.map(({ label, value, copied }) => (
          <div key={label} className="flex min-h-12 items-center gap-3 px-4 py-1.5 max-sm:flex-wrap max-sm:gap-y-0">
            <dt className="w-36 shrink-0 text-muted max-sm:w-full">{label}</dt>
            <dd className="flex min-w-0 items-center gap-3 wrap-anywhere">
              <span className="font-mono text-[13px]">{value}</span>
              <CopyButton text={value} label={`Copy ${label}`} announce={copied} size="small" iconOnly />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
