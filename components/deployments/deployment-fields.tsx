'use client';

import { NameAndDescription, type NameAndDescriptionProps } from '#components/forms/name-and-description.tsx';

/** `Name` and `Description`; everything else of a Deployment is said by its file. */
export function DeploymentFields(props: NameAndDescriptionProps) {
  return <NameAndDescription {...props} nameHint="Unique in this Workspace, for example “prod”." />;
}
