import { choiceField, listField, textField, type RecordFields } from '#components/forms/rebase.ts';
import { roleName } from '#lib/access/roles.ts';
import { rangeLines } from '#lib/tokens/allowed-ranges.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import type { TokenDraft } from './token-dialog-types.ts';

/** The fields of the edit form as the record has them. */
export function draftOf({ name, description, role, allowedIpRanges }: TokenRow): TokenDraft {
  return { name, description, role, addresses: allowedIpRanges.join('\n') };
}

export const DRAFT_FIELDS: RecordFields<TokenDraft> = {
  name: textField('name'),
  description: textField('description'),
  role: choiceField('role', roleName),
  addresses: listField('allowed IP addresses', rangeLines),
};
