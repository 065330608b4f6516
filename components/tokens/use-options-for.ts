'use client';

import { useEffect, useState } from 'react';

import type { TokenFormOptions, TokenRow } from '#lib/tokens/types.ts';

import { useTokenDialogFrame } from './token-dialog-context.ts';

/**
 * The roles a token can hold at its home: those of the page, or asked for where the list of all scopes shows a token
 * of a Workspace or Deployment. Without an answer no role is offered, and the token keeps its own.
 */
export function useOptionsFor({ scope, entityId }: Pick<TokenRow, 'scope' | 'entityId'>): TokenFormOptions {
  const { organization, actions, options } = useTokenDialogFrame();
  const [asked, setAsked] = useState<TokenFormOptions | null>(null);
  const isHome = options.scope === scope && (scope === 'ORGANIZATION' || options.entityId === entityId);
  useEffect(() => {
    if (isHome) return;
    let isWanted = true;
    const place = scope === 'ORGANIZATION' ? null : { scope, entityId };
    actions
      .formOptions(organization.shortName, { place })
      .then((answer) => isWanted && answer.ok && setAsked(answer.data))
      .catch(() => {});
    return () => {
      isWanted = false;
    };
  }, [actions, organization.shortName, isHome, scope, entityId]);
  return isHome ? options : (asked ?? { ...options, scope, entityId, roles: [] });
}
