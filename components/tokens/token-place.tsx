'use client';

import type { Route } from 'next';
import { createContext, use, useCallback, useMemo, type ReactNode } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import type { Crumb } from '#components/shell/page-head.tsx';
import type { PlaceInput } from '#lib/tokens/schemas.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { placeTokensHref, tokenPath, tokensHref, type TokenTab } from './token-href.ts';

/** Where the tokens on this page are looked at from: the Organization, a Workspace or a Deployment. */
export interface TokenPlace {
  scope: 'ORGANIZATION' | 'WORKSPACE' | 'DEPLOYMENT';
  /** What services are asked with; null for the Organization. */
  place: PlaceInput | null;
  /** Name of the Organization, Workspace or Deployment. */
  name: string;
  listHref: Route;
  /** Where the list lies, without the list itself. */
  crumbs: Crumb[];
}

const TokenPlaceContext = createContext<TokenPlace | null>(null);

/** Around the pages of a Workspace's or Deployment's tokens; without it the tokens are the Organization's. */
export function TokenPlaceProvider({ value, children }: { value: TokenPlace; children: ReactNode }) {
  return <TokenPlaceContext value={value}>{children}</TokenPlaceContext>;
}

export function useTokenPlace(): TokenPlace {
  const given = use(TokenPlaceContext);
  const { organization } = useFrame();
  const { shortName, name } = organization;
  return useMemo(
    () =>
      given ?? {
        scope: 'ORGANIZATION',
        place: null,
        name,
        listHref: tokensHref(shortName),
        crumbs: [
          { label: 'Organization Settings', href: `/orgs/${shortName}/settings` },
          { label: 'Access Management' },
        ],
      },
    [given, shortName, name],
  );
}

type LinkedToken = Pick<TokenRow, 'id'> &
  Partial<Pick<TokenRow, 'scope' | 'entityId' | 'homeWorkspaceId' | 'deletedAt'>>;

/**
 * Address of a token's page: below the list it is met in; in the list of all scopes, below the list of its own home.
 * Where only the id is known it is taken for one of this list.
 */
export function useTokenHref(): (token: LinkedToken, tab?: TokenTab) => Route {
  const { listHref, place } = useTokenPlace();
  const { organization } = useFrame();
  return useCallback(
    ({ id, scope, entityId, homeWorkspaceId, deletedAt }, tab) => {
      // A deleted token may have lost its home: it is read in the Organization.
      const isElsewhere = !place && !deletedAt && scope && scope !== 'ORGANIZATION' && entityId && homeWorkspaceId;
      const list = isElsewhere
        ? placeTokensHref(organization.shortName, { scope, entityId, workspaceId: homeWorkspaceId })
        : listHref;
      return tokenPath(list, id, tab);
    },
    [listHref, place, organization.shortName],
  );
}
