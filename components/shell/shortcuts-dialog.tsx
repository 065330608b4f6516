'use client';

import { useState } from 'react';

import { Checkbox } from '#components/ui/checkbox.tsx';
import { Dialog, DialogBody, DialogHead } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

import type { Shortcut } from './shortcuts.tsx';

interface ShortcutsDialogProps {
  /** Null while closed. */
  shortcuts: Shortcut[] | null;
  isUsed: boolean;
  onUse: (isUsed: boolean) => void;
  onClose: () => void;
}

/** Everywhere: keys of the table rows, which belong to the focused row and are not registered. */
const ALWAYS: Shortcut[] = [
  { keys: '?', label: 'Show this list' },
  { keys: '← →', label: 'In a table row: move between its name, times and menu' },
  { keys: 'Esc', label: 'Close, or clear the selection in a table' },
];

function Keys({ keys }: { keys: string }) {
  const parts = keys.split(' ');
  const isSequence = parts.length === 2 && keys !== '← →';
  return (
    <span className="flex items-center gap-1">
      {parts.map((part, index) => (
        <span key={part} className="flex items-center gap-1">
          {index > 0 && isSequence ? <span className="text-caption text-muted">then</span> : null}
          <Kbd>{part.length === 1 ? part.toUpperCase() : part}</Kbd>
        </span>
      ))}
    </span>
  );
}

export function ShortcutsDialog({ shortcuts, isUsed, onUse, onClose }: ShortcutsDialogProps) {
  // The list stays while the dialog fades out.
  const [last, setLast] = useState<Shortcut[]>([]);
  if (shortcuts && shortcuts !== last) setLast(shortcuts);
  return (
    <Dialog open={shortcuts !== null} size="small" onDismiss={onClose}>
      <DialogHead title="Keyboard shortcuts" onClose={onClose} />
      <DialogBody>
        <label htmlFor="use-shortcuts" className="flex items-center gap-3 max-sm:min-h-11">
          <Checkbox id="use-shortcuts" checked={isUsed} onChange={(event) => onUse(event.target.checked)} />
          Use keyboard shortcuts on this computer
        </label>
        <dl className="divide-y divide-line border-y border-line">
          {[...last, ...ALWAYS].map(({ keys, label }) => (
            <div key={keys} className="flex min-h-9 items-center gap-4 py-1">
              <dt className="w-28 shrink-0">
                <Keys keys={keys} />
              </dt>
              <dd className="text-muted">{label}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
