'use client';

import { NameAndDescription, type NameAndDescriptionProps } from '#components/forms/name-and-description.tsx';
import { ROLE_DESCRIPTION_MAX } from '#lib/roles/schemas.ts';

/** `Name` and `Description` of a role. */
export function RoleFields(props: NameAndDescriptionProps) {
  return (
    <NameAndDescription
      {...props}
      nameHint="Unique in this Organization, for example “Deployer”."
      descriptionMax={ROLE_DESCRIPTION_MAX}
    />
  );
}
