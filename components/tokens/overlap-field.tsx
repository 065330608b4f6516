'use client';

import type { ReactNode } from 'react';

import { useNow, useTimeZone } from '#components/ui/clock.tsx';
import { FieldGroup } from '#components/ui/field.tsx';
import { RadioCards } from '#components/ui/radio-group.tsx';
import { formatDate, formatRelative, plural } from '#lib/format.ts';
import type { Policies } from '#lib/policies/policies.ts';
import { OVERLAP_HOURS, OVERLAPS, type Overlap } from '#lib/tokens/schemas.ts';
import type { TokenImpact, TokenRow } from '#lib/tokens/types.ts';

import { shortMoment } from './rotation.ts';
import type { Impact } from './use-impact.ts';

const TITLES: Record<Overlap, string> = {
  now: 'End it now',
  '1h': 'Keep it for 1 hour',
  '24h': 'Keep it for 24 hours',
  '7d': 'Keep it for 7 days',
};

const HOUR_MS = 3_600_000;

interface OverlapFieldProps {
  value: Overlap;
  onChange: (value: Overlap) => void;
  token: TokenRow;
  impact: Impact['impact'];
  policies: Policies;
  readOnly: boolean;
}

/** `Old value`: how long it is still accepted, never past its own expiry. */
export function OverlapField({ value, onChange, token, impact, policies, readOnly }: OverlapFieldProps) {
  const now = useNow();
  const timeZone = useTimeZone();

  const until = (overlap: Overlap): string => {
    const wanted = new Date(now.getTime() + OVERLAP_HOURS[overlap] * HOUR_MS);
    if (token.endAt && token.endAt < wanted) {
      const [day, today] = [formatDate(token.endAt, timeZone), formatDate(now, timeZone)];
      return `until ${day === today ? shortMoment(token.endAt, now, timeZone) : day.replace(/ \d{4}$/, '')}, its expiry`;
    }
    return `until ${shortMoment(wanted, now, timeZone)}`;
  };

  return (
    <FieldGroup label="Old value">
      <RadioCards
        value={value}
        onChange={onChange}
        readOnly={readOnly}
        startsFocused
        options={OVERLAPS.map((overlap) => {
          const isTooLong = OVERLAP_HOURS[overlap] > policies.longestOverlapHours;
          return {
            value: overlap,
            title: TITLES[overlap],
            ...(overlap === 'now'
              ? { summary: <EndNow impact={impact} policies={policies} onKeep={() => !readOnly && onChange('24h')} /> }
              : { aside: until(overlap) }),
            ...(isTooLong
              ? {
                  disabled: `This Organization keeps old values for at most ${plural(policies.longestOverlapHours, 'hour')}.`,
                }
              : {}),
          };
        })}
      />
    </FieldGroup>
  );
}

interface EndNowProps {
  impact: Impact['impact'];
  policies: Policies;
  onKeep: () => void;
}

/** Whom ending the old value now would hit, with the softer way beside it. */
function EndNow({ impact, policies, onKeep }: EndNowProps): ReactNode {
  const timeZone = useTimeZone();
  if (!wasUsedToday(impact)) return 'Everything still using it stops working.';
  return (
    <span className="text-warn-text">
      Used {formatRelative(impact.lastUsedAt, impact.now, timeZone)}: this will break{' '}
      {plural(impact.clientCount24h, 'client')}.{' '}
      {policies.longestOverlapHours >= 24 && (
        <button
          type="button"
          className="font-medium text-accent-text underline-offset-3 hover:underline"
          onClick={onKeep}
        >
          Keep it for 24 hours instead
        </button>
      )}
    </span>
  );
}

function wasUsedToday(impact: Impact['impact']): impact is TokenImpact & { lastUsedAt: Date } {
  if (!impact || impact === 'failed' || !impact.lastUsedAt) return false;
  return impact.now.getTime() - impact.lastUsedAt.getTime() < 24 * HOUR_MS && impact.clientCount24h > 0;
}
