'use client';

import { useRecordForm } from '#components/forms/use-record-form.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { DRAFT_FIELDS, draftOf } from './edit-draft.ts';
import { useTokenDialogFrame } from './token-dialog-context.ts';
import type { TokenDraft } from './token-dialog-types.ts';
import { draftInput, updateErrors } from './token-form.ts';
import { useDuplicateName } from './use-duplicate-name.ts';
import { useOptionsFor } from './use-options-for.ts';
import { TOKEN_FIELDS } from './use-token-form.ts';

export type EditForm = ReturnType<typeof useEditForm>;

/** The edit form of a token, in the dialog and in the settings tab; `start` is what had been entered before. */
export function useEditForm(token: TokenRow, start?: TokenDraft) {
  const { organization, actions } = useTokenDialogFrame();
  const options = useOptionsFor(token);
  const form = useRecordForm<TokenDraft, TokenRow>({
    record: token,
    draftOf,
    fields: DRAFT_FIELDS,
    check: (value) => updateErrors(token.id, value),
    start,
    answersFor: TOKEN_FIELDS,
  });
  const { value, latest } = form;
  const duplicate = useDuplicateName(organization.shortName, actions.findByName, value.name, token.id);
  return {
    ...form,
    options,
    duplicate,
    action: () =>
      actions.update(organization.shortName, { tokenId: token.id, ...draftInput(value), basedOn: latest.updatedAt }),
    clash: form.clash(() => actions.get(organization.shortName, { tokenId: token.id })),
  };
}
