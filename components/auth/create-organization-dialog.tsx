'use client';

import { useRouter } from 'next/navigation';

import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot, DialogForm, DialogHead } from '#components/ui/dialog.tsx';
import { createOrganizationInput } from '#lib/organizations/schemas.ts';
import type { ActionResult } from '#lib/result.ts';

import { checkFields } from './check-fields.ts';
import { FormAlert } from './form-alert.tsx';
import { OrganizationFields } from './organization-fields.tsx';
import { useActionForm } from './use-action-form.ts';

interface CreateOrganizationDialogProps {
  open: boolean;
  onClose: () => void;
  /** `{ name, shortName }`. */
  action: (input: unknown) => Promise<ActionResult<{ shortName: string }>>;
}

/** `Create Organization`, opened from the switcher. Afterwards the new Organization's API Tokens page is shown. */
export function CreateOrganizationDialog({ open, onClose, action }: CreateOrganizationDialogProps) {
  return (
    <Dialog open={open} onDismiss={onClose} size="small">
      <CreateOrganizationForm onClose={onClose} action={action} />
    </Dialog>
  );
}

function CreateOrganizationForm({ onClose, action }: Omit<CreateOrganizationDialogProps, 'open'>) {
  const router = useRouter();
  const { formProps, errors, alert, clear, isPending } = useActionForm({
    fields: ['name', 'shortName'],
    check: (values) => checkFields(createOrganizationInput, values),
    send: action,
    onDone: ({ shortName }) => {
      onClose();
      router.push(`/orgs/${shortName}/settings/access-management/api-tokens`);
    },
  });
  const close = isPending ? undefined : onClose;
  return (
    <DialogForm {...formProps}>
      <DialogHead title="Create Organization" onClose={close} />
      <DialogBody>
        <p className="text-muted">You become its first Organization Owner. Nothing is shared between Organizations.</p>
        <FormAlert message={alert} />
        <OrganizationFields nameField="name" errors={errors} readOnly={isPending} onEdit={clear} />
      </DialogBody>
      <DialogFoot>
        <Button inactive={isPending} onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" kind="primary" inactive={isPending}>
          {isPending ? 'Creating…' : 'Create Organization'}
        </Button>
      </DialogFoot>
    </DialogForm>
  );
}
