'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type Ref } from 'react';

import { Button, type ButtonKind } from './button.tsx';
import { cx } from './cx.ts';

interface CopyButtonProps {
  /** A function where the text must not sit in props. */
  text: string | (() => string);
  /** Visible label, or the accessible name when `iconOnly`. */
  label: string;
  /** Read out after a copy, such as "Token ID copied". */
  announce: string;
  kind?: ButtonKind;
  size?: 'small' | 'normal';
  iconOnly?: boolean;
  className?: string;
  onCopied?: () => void;
  /** The browser has no clipboard here (plain HTTP) or refused it. */
  onRefused?: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** Copies to the clipboard; for 2 s the icon is a tick and the label `Copied`. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label, announce, kind = 'quiet', size = 'normal', iconOnly = false, className, ref } = props;
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');

  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    } catch {
      setState('refused');
      props.onRefused?.();
      return;
    }
    setState('copied');
    props.onCopied?.();
  };

  const Icon = state === 'copied' ? Check : Copy;
  return (
    <>
      <Button
        ref={ref}
        kind={kind}
        size={size}
        iconOnly={iconOnly}
        className={cx(!iconOnly && 'min-w-22', className)}
        aria-label={iconOnly ? label : undefined}
        onClick={copy}
      >
        <Icon size={iconOnly && size === 'small' ? 14 : 16} strokeWidth={1.5} aria-hidden />
        {!iconOnly && (state === 'copied' ? 'Copied' : label)}
      </Button>
      <output className="sr-only">
        {state === 'copied' && announce}
        {state === 'refused' && !props.onRefused && 'Copying was blocked by the browser.'}
      </output>
    </>
  );
}
