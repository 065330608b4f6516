'use client';

import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { ActionResult } from '#lib/result.ts';

import { FormAlert } from './form-alert.tsx';
import { useActionForm } from './use-action-form.ts';

interface SetupCodeStepProps {
  initialCode: string;
  checkCode: (input: unknown) => Promise<ActionResult<null>>;
  onDone: (code: string) => void;
}

export function SetupCodeStep({ initialCode, checkCode, onDone }: SetupCodeStepProps) {
  const { formProps, errors, alert, clear, isPending } = useActionForm({
    fields: ['code'],
    check: ({ code }): Record<string, string> => (code?.trim() ? {} : { code: 'Enter the set-up code' }),
    send: async (values) => {
      const result = await checkCode({ code: values['code'] });
      return result.ok ? { ok: true, data: values['code'] ?? '' } : result;
    },
    onDone,
    staysUsable: true,
  });
  return (
    <form {...formProps} className="grid gap-4">
      <FormAlert message={alert} />
      <Field
        label="Set-up code"
        error={errors['code']}
        hint={
          <>
            Find the code in the server log, after <span className="whitespace-nowrap">“Setup code:”.</span>
          </>
        }
      >
        <Input
          name="code"
          defaultValue={initialCode}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={isPending}
          className="font-mono"
          onValueChange={() => clear('code')}
        />
      </Field>
      <Button type="submit" kind="primary" className="w-full" inactive={isPending}>
        {isPending ? 'Checking…' : 'Continue'}
      </Button>
    </form>
  );
}
