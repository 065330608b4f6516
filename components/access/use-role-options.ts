'use client';

import { useCallback, useEffect, useState } from 'react';

import { useFrame } from '#components/shell/frame-context.tsx';
import type { SearchOption } from '#components/ui/search-select.tsx';
import type { PlaceOption, RoleOptions, SubjectRef, SubjectRoleLevel } from '#lib/subject-roles/types.ts';

import type { RoleActions } from './role-actions.ts';

export type PlaceChoice = PlaceOption & SearchOption;

const NONE: RoleOptions = { roles: [], dagIds: [], tags: [] };

/** The roles that can be given on a place; 'failed' when the server did not answer. Those before stay meanwhile. */
export function useRoleOptions(
  { subject, level, actions }: { subject: SubjectRef; level: SubjectRoleLevel; actions: RoleActions },
  placeId: string | null,
): { options: RoleOptions; state: 'loading' | 'ready' | 'failed' } {
  const { organization } = useFrame();
  const [answer, setAnswer] = useState<{ placeId: string | null; options: RoleOptions | null } | null>(null);
  const { type, id } = subject;
  useEffect(() => {
    let isLate = false;
    const take = (options: RoleOptions | null) => {
      if (!isLate) setAnswer((last) => ({ placeId, options: options ?? last?.options ?? null }));
    };
    actions.options(organization.shortName, { subject: { type, id }, level, placeId }).then(
      (result) => take(result.ok ? result.data : null),
      () => take(null),
    );
    return () => {
      isLate = true;
    };
  }, [actions, organization.shortName, type, id, level, placeId]);
  const state = answer?.placeId !== placeId ? 'loading' : answer.options ? 'ready' : 'failed';
  return { options: answer?.options ?? NONE, state };
}

/** Finds Workspaces or Deployments for a SearchSelect. */
export function useFindPlaces(
  subject: SubjectRef,
  level: SubjectRoleLevel,
  actions: RoleActions,
  purpose: 'add' | 'try' = 'add',
) {
  const { organization } = useFrame();
  const { type, id } = subject;
  return useCallback(
    async (q: string) => {
      const answer = await actions.findPlaces(organization.shortName, { subject: { type, id }, level, q, purpose });
      if (!answer.ok) return null;
      const options = answer.data.places.map((place): PlaceChoice => {
        const reason = place.allowed === true ? {} : { reason: place.allowed };
        return { ...place, detail: place.workspaceName, ...reason };
      });
      return { options, hasMore: answer.data.hasMore };
    },
    [actions, organization.shortName, type, id, level, purpose],
  );
}
