import { formatList } from '#lib/format.ts';
import { rangeLines } from '#lib/tokens/allowed-ranges.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import type { TokenDraft } from './token-dialog-types.ts';

type DraftField = keyof TokenDraft;

const FIELDS: Record<DraftField, { words: string; isSame: (one: string, other: string) => boolean }> = {
  name: { words: 'name', isSame: (one, other) => one.trim() === other.trim() },
  description: { words: 'description', isSame: (one, other) => one.trim() === other.trim() },
  role: { words: 'role', isSame: Object.is },
  addresses: {
    words: 'allowed IP addresses',
    isSame: (one, other) => rangeLines(one).join() === rangeLines(other).join(),
  },
};

const FIELD_NAMES = Object.keys(FIELDS) as DraftField[];

/** The fields of the edit form as the record has them. */
export function draftOf({ name, description, role, allowedIpRanges }: TokenRow): TokenDraft {
  return { name, description, role, addresses: allowedIpRanges.join('\n') };
}

/** Whether saving the one would leave a record like the other as it is. */
export function isSameDraft(one: TokenDraft, other: TokenDraft): boolean {
  return FIELD_NAMES.every((field) => FIELDS[field].isSame(one[field], other[field]));
}

/**
 * What was typed over `base`, brought onto what somebody else saved since: fields nobody touched here follow the latest,
 * touched ones keep the text. `told` says which fields follow, and which ones a save now replaces.
 */
export function rebaseDraft(
  typed: TokenDraft,
  base: TokenDraft,
  latest: TokenDraft,
): { draft: TokenDraft; told: string } {
  const differs = (one: TokenDraft, other: TokenDraft) => (field: DraftField) =>
    !FIELDS[field].isSame(one[field], other[field]);
  const changed = FIELD_NAMES.filter(differs(base, latest));
  const isTouched = differs(typed, base);
  const follow = changed.filter((field) => !isTouched(field));
  const replaced = changed.filter((field) => isTouched(field) && differs(typed, latest)(field));
  const list = (fields: DraftField[]) => formatList(fields.map((field) => FIELDS[field].words));
  const draft = { ...typed, ...Object.fromEntries(follow.map((field) => [field, latest[field]])) };
  const sentences = [
    follow.length > 0 && `The form now shows the latest ${list(follow)}.`,
    replaced.length > 0 && `The ${list(replaced)} changed too: saving replaces that with what you typed.`,
    changed.length === 0 && 'Nothing in this form has changed. You can save what you typed.',
    changed.length > 0 && follow.length + replaced.length === 0 && 'Somebody else saved what you typed.',
  ];
  return { draft, told: sentences.filter(Boolean).join(' ') };
}
