'use client';

import { useTimeZone } from '#components/ui/clock.tsx';
import { formatDate, formatList, plural } from '#lib/format.ts';
import type { TokenFormOptions, TokenRow } from '#lib/tokens/types.ts';

import { AllowedAddressesField } from './allowed-addresses-field.tsx';
import { DuplicateNameNotice } from './duplicate-name-notice.tsx';
import { TokenFields } from './token-fields.tsx';
import type { EditForm } from './use-edit-form.ts';

/** The fields of `Edit Token`, with what cannot be changed below. */
export function EditFields({ edit, readOnly }: { edit: EditForm; readOnly: boolean }) {
  const { latest, options, value } = edit;
  return (
    <>
      <TokenFields
        value={value}
        onChange={edit.change}
        errors={edit.errors}
        options={options}
        readOnly={readOnly}
        nameNotice={<DuplicateNameNotice id={edit.duplicate} />}
        roleNotice={<RightsDifference from={latest.role} to={value.role} options={options} />}
      />
      <AllowedAddressesField
        value={value.addresses}
        onChange={edit.change}
        error={edit.errors.allowedIpRanges}
        readOnly={readOnly}
      />
      <Expiration token={latest} />
    </>
  );
}

/** "Loses: Create Workspaces." and "Gains: …" of a changed role. */
function RightsDifference({ from, to, options }: { from: string; to: string; options: TokenFormOptions }) {
  const rightsOf = (role: string) => options.roles.find((candidate) => candidate.role === role)?.rights.can ?? [];
  const [before, after] = [rightsOf(from), rightsOf(to)];
  const only = (these: typeof before, those: typeof before) =>
    these.filter((line) => !those.some((other) => other.permission === line.permission)).map((line) => line.label);
  const [loses, gains] = [only(before, after), only(after, before)];
  return (
    <output className="block">
      {from !== to && (
        <span className="mt-2 block rounded-control bg-neutral-soft px-3 py-2 text-caption">
          {loses.length > 0 && <span className="block">Loses: {shortened(loses)}.</span>}
          {gains.length > 0 && <span className="block">Gains: {shortened(gains)}.</span>}
          <span className="block text-muted">Takes effect with the next request.</span>
        </span>
      )}
    </output>
  );
}

/** Rights named before "N more"; the dangerous ones come first. */
const NAMED = 6;

function shortened(labels: string[]): string {
  if (labels.length <= NAMED + 1) return formatList(labels);
  return formatList([...labels.slice(0, NAMED), `${labels.length - NAMED} more`]);
}

/** Read-only: a value's expiration belongs to the value. */
function Expiration({ token }: { token: TokenRow }) {
  const timeZone = useTimeZone();
  const period = token.expiryPeriodDays === null ? '' : ` (${plural(token.expiryPeriodDays, 'day')})`;
  return (
    <dl>
      <dt className="mb-1 font-medium">Expiration</dt>
      <dd>
        {token.endAt ? `${formatDate(token.endAt, timeZone)}${period}. ` : 'Never. '}
        <span className="text-muted">
          Expiration is fixed when a value is issued. Rotate the token to start a new period.
        </span>
      </dd>
    </dl>
  );
}
