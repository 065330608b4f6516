'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Input } from '#components/ui/input.tsx';
import { SearchSelect } from '#components/ui/search-select.tsx';
import { Select } from '#components/ui/select.tsx';
import { PERMISSION_FACTS, PERMISSIONS_OF, type Permission } from '#lib/access/permissions.ts';
import type { SubjectRef, TryAnswer } from '#lib/subject-roles/types.ts';

import type { RoleActions } from './role-actions.ts';
import { useFindPlaces, type PlaceChoice } from './use-role-options.ts';

type Level = keyof typeof PERMISSIONS_OF;

const GROUPS: Record<Level, string> = {
  ORGANIZATION: 'In the Organization',
  WORKSPACE: 'In a Workspace',
  DEPLOYMENT: 'In a Deployment',
  DAG: 'On a Dag',
};
const LEVELS = Object.keys(GROUPS) as Level[];
const levelOf = (permission: string): Level =>
  LEVELS.find((level) => (PERMISSIONS_OF[level] as readonly string[]).includes(permission)) ?? 'ORGANIZATION';

const FIRST: Permission = 'workspace.get';

/** `Try`: one action on one resource, answered yes or no with the reason by the function that enforces. */
export function TryPanel({ subject, actions }: { subject: SubjectRef; actions: RoleActions }) {
  const { organization } = useFrame();
  const [permission, setPermission] = useState<string>(FIRST);
  const [place, setPlace] = useState<PlaceChoice | null>(null);
  const [dag, setDag] = useState<{ by: 'tag' | 'dagId'; text: string }>({ by: 'tag', text: '' });
  const [answer, setAnswer] = useState<TryAnswer | { problem: string } | null>(null);
  const [pending, setPending] = useState(false);
  const level = levelOf(permission);
  const placeLevel = level === 'WORKSPACE' ? 'WORKSPACE' : 'DEPLOYMENT';
  const search = useFindPlaces(subject, placeLevel, actions, 'try');

  const choose = (next: string) => {
    const isSamePlace = (levelOf(next) === 'WORKSPACE') === (level === 'WORKSPACE');
    if (!isSamePlace) setPlace(null);
    setPermission(next);
    setAnswer(null);
  };
  const ask = async () => {
    if (pending) return;
    setPending(true);
    const input = {
      subject,
      permission,
      placeId: level === 'ORGANIZATION' ? null : (place?.id ?? null),
      ...(level === 'DAG' && { [dag.by]: dag.text }),
    };
    const result = await actions.try(organization.shortName, input).catch(() => null);
    setPending(false);
    if (!result) return setAnswer({ problem: 'The server did not answer. Try again.' });
    setAnswer(result.ok ? result.data : { problem: failureSentence(result) });
  };

  return (
    <form
      aria-label="Try"
      className="grid gap-2 border-b border-line px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <span aria-hidden className="font-medium">
          Try
        </span>
        <Select
          aria-label="Action"
          className="min-w-0 flex-1 basis-48"
          value={permission}
          onChange={(event) => choose(event.target.value)}
        >
          {LEVELS.map((group) => (
            <optgroup key={group} label={GROUPS[group]}>
              {PERMISSIONS_OF[group].map((name) => (
                <option key={name} value={name}>
                  {PERMISSION_FACTS[name].label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <span className="text-muted">on</span>
        {level === 'ORGANIZATION' ? (
          <span className="min-w-0 flex-1 basis-40 truncate">{organization.name}</span>
        ) : (
          <SearchSelect
            key={placeLevel}
            label={placeLevel === 'WORKSPACE' ? 'Workspace to try' : 'Deployment to try'}
            className="min-w-0 flex-1 basis-40"
            value={place}
            onChange={(next) => {
              setPlace(next);
              setAnswer(null);
            }}
            search={search}
            placeholder={placeLevel === 'WORKSPACE' ? 'Search Workspaces' : 'Search Deployments'}
          />
        )}
        {level === 'DAG' && (
          <span className="flex min-w-0 flex-1 basis-56 gap-2">
            <Select
              aria-label="Dag by"
              value={dag.by}
              onChange={(event) => setDag({ ...dag, by: event.target.value === 'dagId' ? 'dagId' : 'tag' })}
            >
              <option value="tag">Tag</option>
              <option value="dagId">Dag ID</option>
            </Select>
            <Input
              aria-label={dag.by === 'tag' ? 'Tag to try' : 'Dag ID to try'}
              value={dag.text}
              onValueChange={(text) => setDag({ ...dag, text })}
              autoComplete="off"
              spellCheck={false}
            />
          </span>
        )}
        <Button type="submit" inactive={pending}>
          {pending ? 'Asking…' : 'Try'}
        </Button>
      </div>
      <output aria-label="Answer" className="block empty:-mt-2">
        {answer && <Answer answer={answer} />}
      </output>
    </form>
  );
}

function Answer({ answer }: { answer: TryAnswer | { problem: string } }) {
  if ('problem' in answer) return <span className="text-danger-text">{answer.problem}</span>;
  return (
    <span className="flex gap-2">
      <Icon of={answer.allowed ? Check : X} className={answer.allowed ? 'mt-0.5 text-ok-text' : 'mt-0.5 text-muted'} />
      <span className="min-w-0 wrap-anywhere">
        {answer.allowed ? `Yes, because of ${answer.because}.` : `No, ${answer.because}.`}
      </span>
    </span>
  );
}
