'use client';

import { useId, useState } from 'react';

import { Checkbox } from '#components/ui/checkbox.tsx';
import { cx } from '#components/ui/cx.ts';
import { Input } from '#components/ui/input.tsx';
import { permissionSections, type PermissionGroup, type PermissionSection } from '#lib/access/permission-groups.ts';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';

interface PermissionTreeProps {
  scope: CustomRoleScope;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
  readOnly: boolean;
}

/** Groups with a permission whose words or name contain the text. */
function matching(sections: PermissionSection[], q: string): PermissionSection[] {
  const text = q.trim().toLowerCase();
  if (text === '') return sections;
  const hits = (group: PermissionGroup) =>
    `${group.label} ${group.key}`.toLowerCase().includes(text) ||
    group.permissions.some(({ label, permission }) => `${label} ${permission}`.toLowerCase().includes(text));
  return sections
    .map((section) => ({ ...section, groups: section.groups.filter(hits) }))
    .filter(({ groups }) => groups.length > 0);
}

const namesOf = (groups: PermissionGroup[]) =>
  groups.flatMap(({ permissions }) => permissions.map(({ permission }) => permission as string));

/** `Permissions`: the catalogue of a scope as checkboxes in groups; a group or section ticks all it holds. */
export function PermissionTree({ scope, chosen, onChange, error, readOnly }: PermissionTreeProps) {
  const [q, setQ] = useState('');
  const id = useId();
  const sections = permissionSections(scope);
  const shown = matching(sections, q);
  const total = namesOf(sections.flatMap(({ groups }) => groups)).length;
  const set = (names: string[], on: boolean) => {
    if (readOnly) return;
    const others = chosen.filter((name) => !names.includes(name));
    onChange(on ? [...others, ...names] : others);
  };
  const state = { chosen: new Set(chosen), set };
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 flex w-full items-baseline gap-2 font-medium">
        Permissions
        <output className="ms-auto text-caption font-normal text-muted tabular-nums">
          {chosen.length} of {total} chosen
        </output>
      </legend>
      <div className={cx('rounded-card border', error ? 'border-danger' : 'border-edge')}>
        <div className="border-b border-line p-2">
          <Input
            type="search"
            aria-label="Search permissions"
            placeholder="Search permissions"
            aria-invalid={error ? true : undefined}
            value={q}
            onValueChange={setQ}
            autoComplete="off"
            onKeyDown={(event) => {
              // Enter searches here; it must not send the form.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </div>
        <div className="max-h-96 overflow-y-auto overscroll-contain px-2 pb-2">
          {shown.length === 0 ? <p className="px-2 py-3 text-muted">No permission matches.</p> : null}
          {shown.map((section) => (
            <Section key={section.label} section={section} state={state} />
          ))}
        </div>
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-caption text-danger-text">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface TreeState {
  chosen: ReadonlySet<string>;
  set: (names: string[], on: boolean) => void;
}

function Section({ section, state }: { section: PermissionSection; state: TreeState }) {
  const names = namesOf(section.groups);
  return (
    <section aria-label={section.label}>
      <div className="sticky top-0 z-2 -mx-2 border-b border-line bg-subtle px-4 py-1">
        <Tick names={names} state={state} label={`All of ${section.label}`} isStrong aside={countOf(names, state)} />
      </div>
      <ul className="divide-y divide-line">
        {section.groups.map((group) => (
          <li key={group.key} className="px-2 py-1">
            <Group group={group} state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const countOf = (names: string[], { chosen }: TreeState) =>
  `${names.filter((name) => chosen.has(name)).length} of ${names.length}`;

function Group({ group, state }: { group: PermissionGroup; state: TreeState }) {
  const [only] = group.permissions;
  if (only && group.permissions.length === 1) {
    return <Tick names={[only.permission]} state={state} label={only.label} code={only.permission} />;
  }
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-x-3 max-sm:grid-cols-1">
      <Tick names={namesOf([group])} state={state} label={group.label} />
      <div className="flex flex-wrap gap-x-4 max-sm:ps-7">
        {group.permissions.map(({ permission, label, short }) => (
          <Tick key={permission} names={[permission]} state={state} label={short} rest={label.slice(short.length)} />
        ))}
      </div>
    </div>
  );
}

interface TickProps {
  names: string[];
  state: TreeState;
  label: string;
  /** The end of the label that the place says already. */
  rest?: string;
  code?: string;
  aside?: string;
  isStrong?: boolean;
}

function Tick({ names, state, label, rest, code, aside, isStrong }: TickProps) {
  const id = useId();
  const count = names.filter((name) => state.chosen.has(name)).length;
  const isAll = count === names.length;
  return (
    <span className="flex min-h-8 min-w-0 items-center gap-3 max-sm:min-h-11">
      <Checkbox id={id} checked={isAll} indeterminate={count > 0 && !isAll} onChange={() => state.set(names, !isAll)} />
      <label htmlFor={id} className={cx('min-w-0 flex-1 py-1', isStrong && 'font-semibold')}>
        {label}
        {rest ? <span className="sr-only">{rest}</span> : null}
      </label>
      {code ? <code className="truncate font-mono text-caption text-muted max-sm:hidden">{code}</code> : null}
      {aside ? <span className="text-caption text-muted tabular-nums">{aside}</span> : null}
    </span>
  );
}
