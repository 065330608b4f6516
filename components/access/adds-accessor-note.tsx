import type { SubjectType } from '#lib/access/bindings.ts';

import { SUBJECT_WORDS } from './role-words.ts';

interface AddsAccessorNoteProps {
  type: SubjectType;
  /** Name of the Workspace; null when nothing else is given. */
  workspaceName: string | null | undefined;
}

/** Below a choice: the role that is given in the Workspace as well. */
export function AddsAccessorNote({ type, workspaceName }: AddsAccessorNoteProps) {
  if (!workspaceName) return null;
  return (
    <p className="mt-2 text-caption text-muted wrap-anywhere">
      {SUBJECT_WORDS[type].this} has no role in {workspaceName}: Workspace Accessor is added there too.
    </p>
  );
}
