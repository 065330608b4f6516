'use client';

import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { cx } from './cx.ts';

interface FieldProps {
  label: ReactNode;
  optional?: boolean;
  hint?: ReactNode;
  /** The sentence under the field; sets `aria-invalid` and joins `aria-describedby`. */
  error?: string | undefined;
  /** Right of the hint, such as "412/500". */
  counter?: string | undefined;
  /** Between the control and the hint: what is worth knowing but blocks nothing. */
  notice?: ReactNode;
  className?: string;
  /** One Input or Textarea; label, hint and error find it by themselves. */
  children: ReactNode;
}

/** Label, control, hint and error of one value. */
export function Field({ label, optional, hint, error, counter, notice, className, children }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={cx('min-w-0', className)}>
      <Base.Label className={LABEL}>
        {label}
        {optional && <Optional />}
      </Base.Label>
      {children}
      {error && (
        <Base.Error match className={ERROR}>
          <ErrorText>{error}</ErrorText>
        </Base.Error>
      )}
      {notice}
      {(hint || counter) && (
        <div className="mt-1 flex gap-3 text-caption text-muted">
          {hint && <Base.Description className="min-w-0 flex-1">{hint}</Base.Description>}
          {counter && <span className="ms-auto tabular-nums">{counter}</span>}
        </div>
      )}
    </Base.Root>
  );
}

interface FieldGroupProps extends Omit<FieldProps, 'counter'> {
  children: ReactNode;
}

/** The same frame for several radios: a fieldset with its legend. */
export function FieldGroup({ label, optional, hint, error, notice, className, children }: FieldGroupProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <fieldset
      role="radiogroup"
      className={cx('min-w-0', className)}
      aria-labelledby={`${id}-label`}
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend id={`${id}-label`} className={LABEL}>
        {label}
        {optional && <Optional />}
      </legend>
      {children}
      {error && (
        <p id={`${id}-error`} className={ERROR}>
          <ErrorText>{error}</ErrorText>
        </p>
      )}
      {notice}
      {hint && (
        <div id={`${id}-hint`} className="mt-2 text-caption text-muted">
          {hint}
        </div>
      )}
    </fieldset>
  );
}

const LABEL = 'mb-1 flex items-baseline gap-2 font-medium';
const ERROR = 'mt-1 text-caption text-danger-text';

const Optional = () => <span className="text-caption font-normal text-muted">Optional</span>;

const ErrorText = ({ children }: { children: string }) => (
  <span className="flex gap-1.5">
    <CircleAlert size={12} strokeWidth={1.75} aria-hidden className="mt-0.5 flex-none" />
    {children}
  </span>
);
