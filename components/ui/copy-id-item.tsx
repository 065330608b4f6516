'use client';

import { Copy } from 'lucide-react';

import { MenuItem } from './menu.tsx';
import { useToast } from './toast.tsx';

/** `Copy Team ID` in a menu; `what` is the noun. Where the browser refuses, the toast shows the ID. */
export function CopyIdItem({ what, id }: { what: string; id: string }) {
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(id);
      toast(`${what.charAt(0).toUpperCase()}${what.slice(1)} ID copied`);
    } catch {
      toast(`Copying was blocked by the browser. The ID is ${id}`);
    }
  };
  return (
    <MenuItem icon={Copy} onSelect={() => void copy()}>
      Copy {what} ID
    </MenuItem>
  );
}
