'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import type { TeamCandidate } from '#lib/teams/types.ts';

import { findTeamCandidatesAction } from '../team-actions.ts';

interface PeoplePickerProps {
  label: string;
  /** Whose members are shown as added already; null while the Team does not exist. */
  teamId: string | null;
  chosen: TeamCandidate[];
  onChange: (chosen: TeamCandidate[]) => void;
  error: string | undefined;
  readOnly: boolean;
  isOptional?: boolean;
  startsFocused?: boolean;
}

const PAUSE_MS = 250;

/** People of the Organization by a part of their name or e-mail; the server searches. Null until it has answered. */
function useCandidates(teamId: string | null, q: string): TeamCandidate[] | 'failed' | null {
  const { organization } = useFrame();
  const [found, setFound] = useState<TeamCandidate[] | 'failed' | null>(null);
  useEffect(() => {
    let isLate = false;
    const timer = setTimeout(
      () => {
        void findTeamCandidatesAction(organization.shortName, { teamId, q }).then(
          (answer) => !isLate && setFound(answer.ok ? answer.data : 'failed'),
          () => !isLate && setFound('failed'),
        );
      },
      q === '' ? 0 : PAUSE_MS,
    );
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [organization.shortName, teamId, q]);
  return found;
}

/** A search field over a short list to tick; whoever is chosen stays listed below it. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { label, teamId, chosen, onChange, error, readOnly } = props;
  const [q, setQ] = useState('');
  const found = useCandidates(teamId, q.trim());
  const id = useId();
  const isChosen = (person: TeamCandidate) => chosen.some((other) => other.id === person.id);
  const toggle = (person: TeamCandidate) => {
    if (readOnly) return;
    onChange(isChosen(person) ? chosen.filter((other) => other.id !== person.id) : [...chosen, person]);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 flex items-baseline gap-2 font-medium">
        {label}
        {props.isOptional && <span className="text-caption font-normal text-muted">Optional</span>}
      </legend>
      <div className={cx('rounded-card border', error ? 'border-danger' : 'border-edge')}>
        <div className="border-b border-line p-2">
          <Input
            type="search"
            data-autofocus={props.startsFocused || undefined}
            aria-label="Search people"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            placeholder="Search name or email"
            value={q}
            onValueChange={setQ}
            maxLength={100}
            autoComplete="off"
            onKeyDown={(event) => {
              // Enter searches here; it must not send the form.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </div>
        <ul className="max-h-48 overflow-y-auto overscroll-contain p-1" aria-busy={found === null}>
          {found === null ? <Line>Searching…</Line> : null}
          {found === 'failed' ? <Line>People could not be loaded. Type again to try again.</Line> : null}
          {Array.isArray(found) && found.length === 0 ? <Line>Nobody matches.</Line> : null}
          {Array.isArray(found)
            ? found.map((person) => (
                <Person
                  key={person.id}
                  person={person}
                  checked={person.isMember || isChosen(person)}
                  onToggle={() => toggle(person)}
                />
              ))
            : null}
        </ul>
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-caption text-danger-text">
          {error}
        </p>
      )}
      {chosen.length > 0 ? (
        <ul aria-label={`${label} chosen`} className="mt-2 flex flex-wrap gap-2">
          {chosen.map((person) => (
            <li
              key={person.id}
              className="inline-flex h-7 max-w-full items-center gap-1 rounded-control bg-neutral-soft ps-2 text-neutral-text max-sm:h-11"
            >
              <span className="truncate">{person.fullName}</span>
              <button
                type="button"
                aria-label={`Remove ${person.fullName}`}
                className="grid size-7 place-items-center rounded-control hover:bg-hover max-sm:size-11"
                onClick={() => toggle(person)}
              >
                <Icon of={X} size="small" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  );
}

const Line = ({ children }: { children: string }) => <li className="px-2 py-1.5 text-muted">{children}</li>;

function Person({ person, checked, onToggle }: { person: TeamCandidate; checked: boolean; onToggle: () => void }) {
  const id = useId();
  return (
    <li className="relative flex min-h-10 items-center gap-3 rounded-control px-2 py-1 hover:bg-hover max-sm:min-h-11">
      <Checkbox id={id} className="relative z-1" checked={checked} disabled={person.isMember} onChange={onToggle} />
      <label htmlFor={id} className="min-w-0 flex-1 after:absolute after:inset-0">
        <span className={cx('block truncate font-medium', person.isMember && 'text-muted')}>{person.fullName}</span>
        <span className="block truncate text-caption text-muted">
          {person.email}
          {person.isMember ? ' · Already added' : ''}
        </span>
      </label>
    </li>
  );
}
