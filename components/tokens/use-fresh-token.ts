'use client';

import { useEffect, useState } from 'react';

import type { TokenDetails, TokenRow } from '#lib/tokens/types.ts';

import { useTokenDialogFrame } from './token-dialog-context.ts';

/** The token as it is now, read when the dialog opens; until then, and where that fails, as the page knew it. */
export function useFreshToken(known: TokenRow): TokenRow & Partial<Pick<TokenDetails, 'values'>> {
  const { organization, actions } = useTokenDialogFrame();
  const [fresh, setFresh] = useState<TokenDetails | null>(null);
  useEffect(() => {
    let current = true;
    const load = async () => {
      try {
        const answer = await actions.get(organization.shortName, { tokenId: known.id });
        if (current && answer.ok) setFresh(answer.data);
      } catch {
        // The server checks again when the form is sent.
      }
    };
    void load();
    return () => {
      current = false;
    };
  }, [actions, organization.shortName, known.id]);
  return fresh ?? known;
}
