'use client';

import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';

import { cx } from './cx.ts';
import { CONTROL } from './input.tsx';

export type TextareaProps = Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue'> & {
  value: string;
};

/** Several lines: two rows that grow to six with the text. */
export function Textarea({ className, value, ...rest }: TextareaProps) {
  return (
    <Field.Control
      value={value}
      render={(control) => (
        <textarea
          rows={2}
          {...(control as ComponentProps<'textarea'>)}
          {...rest}
          className={cx(
            CONTROL,
            'field-sizing-content max-h-33 min-h-13 resize-none py-[5px] max-sm:max-h-39 max-sm:min-h-[72px] max-sm:py-[11px]',
            className,
          )}
        />
      )}
    />
  );
}
