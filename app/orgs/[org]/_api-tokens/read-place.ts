import type { Route } from 'next';
import { cache } from 'react';

import { placeTokensHref, tokensHref } from '#components/tokens/token-href.ts';
import type { TokenPlace } from '#components/tokens/token-place.tsx';
import { readForPage } from '#lib/doors/page.ts';
import { isId } from '#lib/is-id.ts';
import { getTokenPlace } from '#lib/tokens/get-token-place.ts';
import type { PlaceInput } from '#lib/tokens/schemas.ts';

import { readWorkspace } from '../workspaces/[ws]/read-workspace.ts';

/** The ids of a page about tokens: of the Organization, of a Workspace, or of a Deployment in one. */
export interface PlaceParams {
  org: string;
  ws?: string;
  dep?: string;
}

/** An id of the right shape that no record has: text that is no id gets the answer of an unknown one. */
const NOBODYS_ID = 'c000000000000000000000000';
const idOf = (text: string) => (isId(text) ? text : NOBODYS_ID);

/** What services are asked with; null on the pages of the Organization. */
export function placeOf({ ws, dep }: PlaceParams): PlaceInput | null {
  if (dep !== undefined) return { scope: 'DEPLOYMENT', entityId: idOf(dep) };
  return ws === undefined ? null : { scope: 'WORKSPACE', entityId: idOf(ws) };
}

/** Address of the list the page is of or below. */
export function listHrefOf(params: PlaceParams): Route {
  const place = placeOf(params);
  return place ? placeTokensHref(params.org, { ...place, workspaceId: params.ws ?? '' }) : tokensHref(params.org);
}

const readOnce = cache(async (org: string, ws: string, dep: string | undefined): Promise<TokenPlace> => {
  const place = placeOf({ org, ws, ...(dep !== undefined && { dep }) });
  if (!place) throw new Error('the pages of the Organization have no place');
  const { name } = await readForPage(Promise.resolve({ org }), (ctx) => getTokenPlace(ctx, place, idOf(ws)));
  const { name: workspaceName } = await readWorkspace(Promise.resolve({ org, ws }));
  const workspace = `/orgs/${org}/workspaces/${ws}`;
  return {
    scope: place.scope,
    place,
    name,
    listHref: placeTokensHref(org, { ...place, workspaceId: ws }),
    crumbs: [
      { label: 'Workspaces', href: `/orgs/${org}/workspaces` },
      { label: workspaceName, href: `${workspace}/deployments` },
      ...(place.scope === 'WORKSPACE'
        ? [{ label: 'Workspace Settings', href: `${workspace}/settings/general` }, { label: 'Access Management' }]
        : [
            { label: 'Deployments', href: `${workspace}/deployments` },
            { label: name, href: `${workspace}/deployments/${dep}/overview` },
            { label: 'Access' },
          ]),
    ],
  };
});

/** The Workspace or Deployment in the URL, read once per request; decides 403 and 404 for everything below. */
export async function readTokenPlace(params: Promise<PlaceParams & { ws: string }>): Promise<TokenPlace> {
  const { org, ws, dep } = await params;
  return readOnce(org, ws, dep);
}
