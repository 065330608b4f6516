'use client';

import { PageForm } from '#components/forms/page-form.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { TokenRow } from '#lib/tokens/types.ts';

import { EditFields } from './edit-fields.tsx';
import { useEditForm } from './use-edit-form.ts';

/** The edit form in a page. */
export function EditSettings({ token }: { token: TokenRow }) {
  const toast = useToast();
  const edit = useEditForm(token);
  return (
    <PageForm
      form={edit}
      can={token.can.edit}
      submitLabel="Update API Token"
      pendingLabel="Updating…"
      action={edit.action}
      onDone={(saved) => {
        edit.show(saved);
        toast('Token updated');
      }}
      clash={edit.clash}
    >
      {(readOnly) => <EditFields edit={edit} readOnly={readOnly} />}
    </PageForm>
  );
}
