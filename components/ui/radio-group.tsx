'use client';

import { useId, type ReactNode } from 'react';

import { cx } from './cx.ts';

interface Choice<T extends string> {
  value: T;
  title: ReactNode;
  /** The sentence that says why it cannot be chosen; shown in place of `summary`. */
  disabled?: string | undefined;
}

interface GroupProps<T extends string, C extends Choice<T>> {
  value: T | null;
  onChange: (value: T) => void;
  options: C[];
  /** Keeps the choice as it is without greying it out, while an answer is awaited. */
  readOnly?: boolean;
  invalid?: boolean;
  /** The chosen one carries `data-autofocus`: a dialog starts there. */
  startsFocused?: boolean;
}

export interface CardChoice<T extends string> extends Choice<T> {
  summary?: ReactNode;
  /** At the end of the first line, such as "until 23:17". */
  aside?: ReactNode;
}

/** Radios as one bordered group with a line between them; put it into a FieldGroup, which names it. */
export function RadioCards<T extends string>(props: GroupProps<T, CardChoice<T>>) {
  const { value, onChange, options, readOnly, invalid, startsFocused } = props;
  const id = useId();
  return (
    <div
      className={cx(
        'divide-y divide-line overflow-hidden rounded-card border bg-canvas',
        invalid ? 'border-danger' : 'border-edge',
      )}
    >
      {options.map((option) => {
        const sub = option.disabled ?? option.summary;
        const on = option.value === value;
        return (
          <div
            key={option.value}
            className={cx(
              'relative grid grid-cols-[16px_1fr] gap-x-3 px-3 py-1.5 max-sm:min-h-[45px] max-sm:content-center',
              'has-[input:focus-visible]:outline-2 has-[input:focus-visible]:-outline-offset-2 has-[input:focus-visible]:outline-accent',
              on && 'bg-accent-soft forced-colors:bg-[Highlight]',
            )}
          >
            <input
              type="radio"
              name={id}
              id={`${id}-${option.value}`}
              className={cx(
                'relative z-1 my-0.5 size-4 appearance-none rounded-full border border-control bg-canvas outline-none',
                'checked:border-[5px] checked:border-accent checked:bg-on-accent disabled:opacity-60',
              )}
              data-autofocus={(startsFocused && on) || undefined}
              checked={on}
              disabled={option.disabled !== undefined}
              aria-labelledby={`${id}-${option.value}-title`}
              aria-describedby={sub ? `${id}-${option.value}-sub` : undefined}
              onChange={() => {
                if (!readOnly) onChange(option.value);
              }}
            />
            <label
              htmlFor={`${id}-${option.value}`}
              className={cx(
                'flex min-w-0 flex-wrap items-center gap-x-1 font-medium after:absolute after:inset-0',
                option.disabled !== undefined && 'text-muted',
              )}
            >
              <span id={`${id}-${option.value}-title`} className="inline-flex items-center gap-1">
                {option.title}
              </span>
              {option.aside && <span className="ms-auto font-normal text-muted">{option.aside}</span>}
            </label>
            {sub && (
              <div
                id={`${id}-${option.value}-sub`}
                className="col-start-2 text-caption text-muted [&_a]:relative [&_a]:z-1 [&_button]:relative [&_button]:z-1"
              >
                {sub}
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Radios as buttons side by side, four in a row (two on phones). Reasons of disabled ones belong in the group's hint. */
export function RadioChips<T extends string>(props: GroupProps<T, Choice<T>> & { reasonId?: string | undefined }) {
  const { value, onChange, options, readOnly, invalid, reasonId } = props;
  const name = useId();
  return (
    <div className="grid grid-cols-4 gap-2 max-sm:grid-cols-2">
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            'relative grid h-8 place-items-center rounded-control border px-2 font-medium max-sm:h-11',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            option.disabled === undefined ? 'cursor-pointer' : 'cursor-default text-muted opacity-60',
            option.value === value
              ? 'border-accent bg-accent-soft text-accent-text shadow-[inset_0_0_0_1px_var(--accent)] forced-colors:border-[Highlight]'
              : cx(
                  'bg-canvas',
                  invalid ? 'border-danger' : 'border-edge',
                  option.disabled === undefined && 'hover:bg-hover',
                ),
          )}
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 m-0 size-full cursor-[inherit] opacity-0"
            checked={option.value === value}
            disabled={option.disabled !== undefined}
            aria-describedby={option.disabled === undefined ? undefined : reasonId}
            onChange={() => {
              if (!readOnly) onChange(option.value);
            }}
          />
          {option.title}
        </label>
      ))}
    </div>
  );
}
