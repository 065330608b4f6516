'use client';

import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

interface AllowedAddressesFieldProps {
  /** As typed: one address or range on each line. */
  value: string;
  onChange: (change: { addresses: string }) => void;
  error: string | undefined;
  readOnly: boolean;
}

/** `Allowed IP addresses`: the same in the create form, the edit dialog and the settings tab. */
export function AllowedAddressesField({ value, onChange, error, readOnly }: AllowedAddressesFieldProps) {
  return (
    <Field
      label="Allowed IP addresses"
      optional
      hint="One address or range on each line, such as 203.0.113.7 or 2001:db8::/32. Requests from elsewhere are refused. Leave it empty to allow every address."
      error={error}
    >
      <Textarea
        className="font-mono"
        value={value}
        onChange={(event) => onChange({ addresses: event.target.value })}
        readOnly={readOnly}
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  );
}
