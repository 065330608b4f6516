'use client';

import { checkWith } from '#components/forms/check-with.ts';
import { PageForm } from '#components/forms/page-form.tsx';
import { textField, type RecordFields } from '#components/forms/rebase.ts';
import { useRecordForm } from '#components/forms/use-record-form.ts';
import { Card } from '#components/ui/card.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Time } from '#components/ui/time.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { OrganizationSettings } from '#lib/organizations/get-organization-settings.ts';
import { updateOrganizationInput } from '#lib/organizations/schemas.ts';
import type { ActionResult } from '#lib/result.ts';

interface OrganizationCardProps {
  settings: OrganizationSettings;
  /** `{ name, supportContact, basedOn }` */
  update: (input: unknown) => Promise<ActionResult<OrganizationSettings>>;
  get: () => Promise<ActionResult<OrganizationSettings>>;
}

/** Name and support contact: fields for Owners, text for everybody else. */
export function OrganizationCard(props: OrganizationCardProps) {
  const { settings } = props;
  return (
    <Card title="Organization">
      {settings.canUpdate ? <SettingsForm {...props} /> : <SettingsText settings={settings} />}
    </Card>
  );
}

function SettingsText({ settings }: { settings: OrganizationSettings }) {
  return (
    <dl className="divide-y divide-line [&_dd]:min-w-0 [&_dd]:wrap-anywhere [&_dt]:w-36 [&_dt]:shrink-0 [&_dt]:text-muted [&>div]:flex [&>div]:gap-3 [&>div]:px-4 [&>div]:py-3 max-sm:[&>div]:flex-wrap max-sm:[&>div]:gap-y-0">
      <div>
        <dt>Organization name</dt>
        <dd>{settings.name}</dd>
      </div>
      <div>
        <dt>Support contact</dt>
        <dd>{settings.supportContact || <span className="text-muted">Not set</span>}</dd>
      </div>
    </dl>
  );
}

type Draft = Pick<OrganizationSettings, 'name' | 'supportContact'>;

const draftOf = ({ name, supportContact }: OrganizationSettings): Draft => ({ name, supportContact });

const FIELDS: RecordFields<Draft> = { name: textField('name'), supportContact: textField('support contact') };

function SettingsForm({ settings, update, get }: OrganizationCardProps) {
  const toast = useToast();
  const form = useRecordForm({
    record: settings,
    draftOf,
    fields: FIELDS,
    check: (draft) => checkWith(updateOrganizationInput, draft),
  });
  const { value, change, errors, latest } = form;
  return (
    <PageForm
      form={form}
      can
      submitLabel="Update Organization"
      pendingLabel="Updating…"
      action={() => update({ ...value, basedOn: latest.updatedAt })}
      onDone={(saved) => {
        form.show(saved);
        toast('Organization updated');
      }}
      clash={form.clash(get)}
      start={
        <p className="min-w-0 flex-1 basis-52 text-caption text-muted">
          Updated <Time value={latest.updatedAt} />
          {latest.updatedBy && ` by ${latest.updatedBy}`}
        </p>
      }
    >
      {(readOnly) => (
        <>
          <Field label="Organization name" error={errors['name']}>
            <Input
              value={value.name}
              onValueChange={(name) => change({ name })}
              readOnly={readOnly}
              autoComplete="organization"
            />
          </Field>
          <Field
            label="Support contact"
            optional
            error={errors['supportContact']}
            hint="Whom people ask for help, such as an email address or a channel."
          >
            <Input
              value={value.supportContact}
              onValueChange={(supportContact) => change({ supportContact })}
              readOnly={readOnly}
              autoComplete="off"
            />
          </Field>
        </>
      )}
    </PageForm>
  );
}
