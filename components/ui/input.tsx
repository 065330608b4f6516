'use client';

import { Input as Base } from '@base-ui/react/input';
import type { ComponentProps } from 'react';

import { cx } from './cx.ts';

/** Look shared by one-line fields and text areas. 16 px letters on phones, so that they do not zoom in. */
export const CONTROL = cx(
  'block w-full min-w-0 rounded-control border border-control bg-canvas px-3 text-body text-text outline-offset-[-1px]',
  'placeholder:text-muted focus-visible:outline-2 focus-visible:outline-accent aria-invalid:border-danger',
  'read-only:text-muted max-sm:text-lead',
);

export type InputProps = Omit<ComponentProps<typeof Base>, 'className'> & { className?: string };

/** A one-line field, 32 px high (44 on phones). Inside a Field its label, hint and error are wired by themselves. */
export function Input({ className, ...rest }: InputProps) {
  return <Base className={cx(CONTROL, 'h-8 max-sm:h-11', className)} {...rest} />;
}
