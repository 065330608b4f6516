'use client';

import { useEffect, useState } from 'react';

import type { TokenDialogActions } from './token-dialog-types.ts';
import { useTokenPlace } from './token-place.tsx';

/** Long enough that a name is not asked for letter by letter. */
const PAUSE_MS = 400;

/** Id of another live token with exactly this name, or null. A late answer never replaces a newer one. */
export function useDuplicateName(
  organization: string,
  findByName: TokenDialogActions['findByName'],
  name: string,
  exceptId?: string,
): string | null {
  const [found, setFound] = useState<{ name: string; id: string | null } | null>(null);
  const { place } = useTokenPlace();
  const trimmed = name.trim();
  useEffect(() => {
    if (trimmed === '') return;
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const answer = await findByName(organization, { name: trimmed, place, ...(exceptId ? { exceptId } : {}) });
        if (current && answer.ok) setFound({ name: trimmed, id: answer.data?.id ?? null });
      } catch {
        // Only a hint: without an answer nothing is shown, and creating says what is wrong.
      }
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [organization, findByName, trimmed, exceptId, place]);
  return found?.name === trimmed ? found.id : null;
}
