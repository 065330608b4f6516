import { CopyButton } from '#components/ui/copy-button.tsx';
import { Fact } from '#components/ui/fact.tsx';
import { Time } from '#components/ui/time.tsx';
import { plural } from '#lib/format.ts';
import type { Profile, TokenDetails } from '#lib/tokens/types.ts';

import { Card } from '#components/ui/card.tsx';

const KINDS = { STANDARD: 'Standard', DIRECT_ACCESS: 'Direct Access' } as const;

/** `Facts`: what the record says about itself. */
export function TokenFacts({ token }: { token: TokenDetails }) {
  const isUntouched = token.updatedAt.getTime() === token.createdAt.getTime();
  return (
    <Card title="Facts">
      <dl className="px-4 py-2">
        <Fact label="Token">
          <span className="font-mono text-caption">…{token.shortToken}</span>
        </Fact>
        <Fact label="ID">
          <span className="inline-flex items-center gap-1 font-mono text-caption wrap-anywhere">
            {token.id}
            <CopyButton
              iconOnly
              size="small"
              className="-my-2"
              text={token.id}
              label="Copy ID"
              announce="Token ID copied"
            />
          </span>
        </Fact>
        {token.scope === 'DEPLOYMENT' && <Fact label="Type">{KINDS[token.kind]}</Fact>}
        <Fact label="Created" sub={by(token.createdBy)}>
          <Time value={token.createdAt} mode="date" />
        </Fact>
        <Fact label="Updated" sub={isUntouched ? undefined : by(token.updatedBy)}>
          {isUntouched ? '–' : <Time value={token.updatedAt} mode="date" />}
        </Fact>
        <Fact label="Valid from">
          <Time value={token.startAt} mode="dateTime" />
        </Fact>
        <Fact
          label="Expires"
          sub={
            token.expiryPeriodDays === null
              ? undefined
              : `${plural(token.expiryPeriodDays, 'day')}, fixed when the value was issued`
          }
        >
          {token.endAt ? <Time value={token.endAt} mode="dateTime" /> : 'Never'}
        </Fact>
        <Fact label="Allowed from">
          {token.allowedIpRanges.length === 0 ? 'Every address' : <Ranges of={token.allowedIpRanges} />}
        </Fact>
        <Fact label="Last rotated">
          {token.lastRotatedAt ? <Time value={token.lastRotatedAt} mode="dateTime" /> : 'Never'}
        </Fact>
        <Fact label="Last used" sub={token.lastUsedAt ? from(token) : undefined}>
          {token.lastUsedAt ? <Time value={token.lastUsedAt} /> : 'Never'}
        </Fact>
      </dl>
    </Card>
  );
}

function Ranges({ of: ranges }: { of: string[] }) {
  return (
    <ul className="font-mono text-caption" aria-label="Allowed IP addresses">
      {ranges.map((range) => (
        <li key={range}>{range}</li>
      ))}
    </ul>
  );
}

const by = (profile: Profile) => `by ${profile.label}${profile.leftAt ? ' (left)' : ''}`;

function from({ lastUsedAddress, lastUsedAgent }: TokenDetails): string | undefined {
  const known = [lastUsedAddress, lastUsedAgent].filter(Boolean);
  return known.length > 0 ? `from ${known.join(', ')}` : undefined;
}
