'use client';

import { NameAndDescription, type NameAndDescriptionProps } from '#components/forms/name-and-description.tsx';
import { TEAM_DESCRIPTION_MAX } from '#lib/teams/schemas.ts';

export const OWNER_TEAM_NOTE = 'Every member becomes an Organization Owner and can do everything, in every Workspace.';

/** `Name` and `Description` of a Team. */
export function TeamFields(props: NameAndDescriptionProps) {
  return (
    <NameAndDescription
      {...props}
      nameHint="Unique in this Organization, for example “Data Platform”."
      descriptionHint="Who belongs to it and whom to ask."
      descriptionMax={TEAM_DESCRIPTION_MAX}
    />
  );
}
