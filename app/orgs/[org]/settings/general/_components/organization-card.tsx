'use client';

import { useState } from 'react';

import { checkWith } from '#components/forms/check-with.ts';
import { useForm } from '#components/forms/use-form.ts';
import { failureSentence } from '#components/tokens/failure-sentence.ts';
import { SubmitButton } from '#components/tokens/form-foot.tsx';
import { useGuarded } from '#components/tokens/use-guarded.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Time } from '#components/ui/time.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { OrganizationSettings } from '#lib/organizations/get-organization-settings.ts';
import { updateOrganizationInput } from '#lib/organizations/schemas.ts';
import type { ActionResult } from '#lib/result.ts';

interface OrganizationCardProps {
  settings: OrganizationSettings;
  /** `{ name, supportContact, basedOn }` */
  action: (input: unknown) => Promise<ActionResult<OrganizationSettings>>;
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

function SettingsForm({ settings, action }: OrganizationCardProps) {
  const toast = useToast();
  const { run, pending, gate, leaveGate } = useGuarded();
  const [problem, setProblem] = useState<{ text: string; isClash: boolean } | null>(null);
  const [basedOn, setBasedOn] = useState(settings.updatedAt);
  const saved = { name: settings.name, supportContact: settings.supportContact };
  const form = useForm(saved, (value) => checkWith(updateOrganizationInput, value));
  const { value, change, errors, attach } = form;
  const isDirty = value.name !== saved.name || value.supportContact !== saved.supportContact;

  const startFrom = (latest: OrganizationSettings) => {
    form.reset({ name: latest.name, supportContact: latest.supportContact });
    setBasedOn(latest.updatedAt);
    setProblem(null);
  };
  const submit = async () => {
    if (pending || !form.accept() || !isDirty) return;
    setProblem(null);
    const answer = await run(() => action({ ...value, basedOn }));
    if (!answer) return;
    if (answer.ok) {
      startFrom(answer.data);
      return toast('Organization updated');
    }
    if ('fields' in answer && form.refuse(answer.fields)) return;
    setProblem({ text: failureSentence(answer), isClash: 'details' in answer && answer.details['reason'] === 'clash' });
  };

  return (
    <>
      <form
        noValidate
        ref={attach}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="grid gap-4 p-4">
          {problem && (
            <Notice
              tone="danger"
              alert
              action={
                problem.isClash && (
                  // The page's own address anew: what somebody else saved comes with it.
                  <Button size="small" onClick={() => window.location.reload()}>
                    Load the latest
                  </Button>
                )
              }
            >
              {problem.text}
            </Notice>
          )}
          <Field label="Organization name" error={errors['name']}>
            <Input
              value={value.name}
              onValueChange={(name) => change({ name })}
              readOnly={pending}
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
              readOnly={pending}
              autoComplete="off"
            />
          </Field>
        </div>
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 max-sm:[&>button]:flex-1">
          <p className="min-w-0 flex-1 basis-52 text-caption text-muted">
            Updated <Time value={settings.updatedAt} />
            {settings.updatedBy && ` by ${settings.updatedBy}`}
          </p>
          {isDirty && (
            <Button inactive={pending} onClick={() => startFrom(settings)}>
              Discard changes
            </Button>
          )}
          <SubmitButton label="Update Organization" pendingLabel="Updating…" pending={pending} />
        </div>
      </form>
      <Dialog open={gate !== null} onDismiss={() => leaveGate?.()}>
        {gate}
      </Dialog>
    </>
  );
}
