'use client';

import { useEffect, useId, useState } from 'react';

import { useNow, useTimeZone } from '#components/ui/clock.tsx';
import { Field, FieldGroup } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { RadioChips } from '#components/ui/radio-group.tsx';
import { formatClock, formatDate, formatDateTime } from '#lib/format.ts';
import type { Policies } from '#lib/policies/policies.ts';
import { EXPIRY_MAX_DAYS } from '#lib/tokens/schemas.ts';

import { AmberNote } from './amber-note.tsx';
import {
  daysUntil,
  endOf,
  EXPIRY_PRESETS,
  expiryDays,
  policyRefusal,
  toDateField,
  type CreateForm,
  type ExpiryChoice,
} from './token-form.ts';

interface ExpirationFieldProps {
  value: Pick<CreateForm, 'expiry' | 'days'>;
  onChange: (change: Partial<Pick<CreateForm, 'expiry' | 'days'>>) => void;
  error: string | undefined;
  policies: Policies;
  readOnly: boolean;
}

/** `Expiration`: presets, own days linked to a last day, or none; says the resulting moment. */
export function ExpirationField({ value, onChange, error, policies, readOnly }: ExpirationFieldProps) {
  const id = useId();
  const now = useNow();
  const days = expiryDays(value);
  const result = resultSentence(days, now, useTimeZone());
  const settled = useSettled(result);
  const isLimited = CHOICES.some((choice) => refusal(choice, policies) !== undefined);
  return (
    <>
      <FieldGroup
        label="Expiration"
        error={value.expiry === 'custom' ? undefined : error}
        notice={
          days === null && (
            <AmberNote>
              A token that never expires stays valid until someone deletes it. Choose a date unless you have a plan to
              rotate it.
            </AmberNote>
          )
        }
        hint={
          <>
            {isLimited && <p id={`${id}-reason`}>{requirement(policies)}</p>}
            {result}
            <output className="sr-only">{settled}</output>
          </>
        }
      >
        <RadioChips
          value={value.expiry}
          onChange={(expiry) =>
            onChange({ expiry, ...(expiry === 'custom' || expiry === 'never' ? {} : { days: expiry }) })
          }
          readOnly={readOnly}
          invalid={value.expiry !== 'custom' && Boolean(error)}
          reasonId={`${id}-reason`}
          options={CHOICES.map((choice) => ({
            value: choice,
            title: choice === 'custom' ? 'Custom' : choice === 'never' ? 'No expiration' : `${choice} days`,
            disabled: refusal(choice, policies),
          }))}
        />
      </FieldGroup>
      {value.expiry === 'custom' && (
        <CustomDays
          days={value.days}
          now={now}
          onDays={(text) => onChange({ days: text })}
          error={error}
          readOnly={readOnly}
          policies={policies}
        />
      )}
    </>
  );
}

const CHOICES: ExpiryChoice[] = [...EXPIRY_PRESETS.map((days): ExpiryChoice => `${days}`), 'custom', 'never'];

function refusal(choice: ExpiryChoice, policies: Policies): string | undefined {
  if (choice === 'custom') return undefined;
  const refused = policyRefusal(choice === 'never' ? null : Number(choice), policies);
  return refused && requirement(policies);
}

/** One reason for every greyed chip of the row. */
function requirement({ maxLifetimeDays }: Policies): string {
  if (maxLifetimeDays === null) return 'This Organization requires an expiration.';
  return `This Organization requires an expiration of at most ${maxLifetimeDays} days.`;
}

interface CustomDaysProps {
  days: string;
  now: Date;
  onDays: (text: string) => void;
  error: string | undefined;
  readOnly: boolean;
  policies: Policies;
}

function CustomDays({ days, now, onDays, error, readOnly, policies }: CustomDaysProps) {
  const longest = Math.min(policies.maxLifetimeDays ?? EXPIRY_MAX_DAYS, EXPIRY_MAX_DAYS);
  const end = endOf(expiryDays({ expiry: 'custom', days }), now);
  // A date that is still being typed is no date yet; it must not be wiped by the empty days that follow from it.
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <div className="grid grid-cols-2 gap-4 max-[420px]:grid-cols-1">
      <Field label="Number of days" hint={`Between 1 and ${longest.toLocaleString('en-US')} days.`} error={error}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={days}
          readOnly={readOnly}
          onValueChange={(text) => {
            setTyping(null);
            onDays(text);
          }}
        />
      </Field>
      <Field label="Or last day">
        <Input
          type="date"
          value={typing ?? (end ? toDateField(end) : '')}
          min={toDateField(new Date(now.getTime() + 86_400_000))}
          max={toDateField(endOf(longest, now) ?? now)}
          readOnly={readOnly}
          onValueChange={(field) => {
            const until = daysUntil(field, now);
            setTyping(Number.isNaN(until) ? field : null);
            if (!Number.isNaN(until)) onDays(String(until));
          }}
        />
      </Field>
    </div>
  );
}

/** "Expires 22 Feb 2027, 22:17 your time (21:17 UTC)."; empty while there is nothing to say. */
function resultSentence(days: number | null, now: Date, zone: string): string {
  if (days === null) return 'Never expires.';
  const end = endOf(days, now);
  if (!end) return '';
  const sameDay = formatDate(end, zone) === formatDate(end, 'UTC');
  const utc = sameDay ? formatClock(end, 'UTC') : formatDateTime(end, 'UTC');
  return `Expires ${formatDateTime(end, zone)} your time (${utc} UTC).`;
}

/** The text once it has stayed the same for 300 ms, so that typing is not read out letter by letter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
