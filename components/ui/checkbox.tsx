'use client';

import { useEffect, useRef, type ComponentProps } from 'react';

import { cx } from './cx.ts';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'ref'> {
  /** Mixed state, for "some of these". */
  indeterminate?: boolean;
}

/** The browser's own checkbox in the product's looks: 16 px, with a 44 px target on phones through its label or cell. */
export function Checkbox({ indeterminate = false, className, ...rest }: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return <input ref={ref} type="checkbox" className={cx('checkbox', className)} {...rest} />;
}
