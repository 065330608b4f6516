'use client';

import { z } from 'zod';

import { Button } from '#components/ui/button.tsx';
import { organizationFields } from '#lib/organizations/schemas.ts';

import { checkFields } from './check-fields.ts';
import { OrganizationFields } from './organization-fields.tsx';
import { useActionForm } from './use-action-form.ts';

interface SetupOrganizationStepProps {
  onBack: () => void;
  onDone: (organization: { organizationName: string; shortName: string }) => void;
}

export function SetupOrganizationStep({ onBack, onDone }: SetupOrganizationStepProps) {
  const { formProps, errors, clear, reset } = useActionForm({
    fields: ['organizationName', 'shortName'],
    check: (values) =>
      checkFields(
        z.object({ organizationName: organizationFields.name, shortName: organizationFields.shortName }),
        values,
      ),
    send: async ({ organizationName = '', shortName = '' }) => ({ ok: true, data: { organizationName, shortName } }),
    onDone,
    staysUsable: true,
  });
  return (
    <form {...formProps} className="grid gap-4">
      <OrganizationFields nameField="organizationName" errors={errors} readOnly={false} onEdit={clear} />
      <div className="flex gap-2">
        <Button
          onClick={() => {
            reset();
            onBack();
          }}
        >
          Back
        </Button>
        <Button type="submit" kind="primary" className="flex-1">
          Continue
        </Button>
      </div>
    </form>
  );
}
