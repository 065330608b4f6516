'use client';

import { useState, type ReactElement } from 'react';

import { Tooltip } from './tooltip.tsx';

interface CutTextProps {
  /** The whole text. */
  text: string;
  /** An element with `truncate` that shows it. */
  children: ReactElement<Record<string, unknown>>;
}

/** Tells the whole text in a tooltip, but only while it is cut off. */
export function CutText({ text, children }: CutTextProps) {
  const [isCut, setIsCut] = useState(false);
  const measure = (event: { target: EventTarget }) => {
    const element = event.target instanceof Element ? event.target.closest('.truncate') : null;
    if (element) setIsCut(element.scrollWidth > element.clientWidth);
  };
  return (
    <span className="block min-w-0" onPointerEnter={measure} onPointerMove={measure} onFocus={measure}>
      <Tooltip content={text} disabled={!isCut}>
        {children}
      </Tooltip>
    </span>
  );
}
