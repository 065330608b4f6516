'use client';

import { useCallback, useEffect, useState } from 'react';

import type { TokenImpact } from '#lib/tokens/types.ts';

import { useTokenDialogFrame } from './token-dialog-context.ts';

export interface Impact {
  /** Null while it is being fetched. */
  impact: TokenImpact | 'failed' | null;
  retry: () => void;
}

/** Who used the token lately, asked for when the dialog opens. */
export function useImpact(tokenId: string): Impact {
  const { organization, actions } = useTokenDialogFrame();
  const [impact, setImpact] = useState<Impact['impact']>(null);

  useEffect(() => {
    if (impact !== null) return;
    let current = true;
    const load = async () => {
      try {
        const answer = await actions.impact(organization.shortName, { tokenId });
        if (current) setImpact(answer.ok ? answer.data : 'failed');
      } catch {
        if (current) setImpact('failed');
      }
    };
    void load();
    return () => {
      current = false;
    };
  }, [actions, organization.shortName, tokenId, impact]);

  const retry = useCallback(() => setImpact(null), []);
  return { impact, retry };
}
