import type { Policies } from '#lib/policies/policies.ts';
import { fieldMessages } from '#lib/result.ts';
import { rangeLines } from '#lib/tokens/allowed-ranges.ts';
import { createTokenInput, EXPIRY_MAX_DAYS, updateTokenInput } from '#lib/tokens/schemas.ts';
import type { TokenFormOptions } from '#lib/tokens/types.ts';

import { chooseRole } from './guests/guest-words.ts';
import type { CreatePrefill, TokenDraft } from './token-dialog-types.ts';

export const EXPIRY_PRESETS = [7, 30, 60, 90, 180, 365] as const;
const DEFAULT_EXPIRY_DAYS = 90;
const DAY_MS = 86_400_000;

/** A preset's days, typed days, or none. */
export type ExpiryChoice = `${(typeof EXPIRY_PRESETS)[number]}` | 'custom' | 'never';

export interface CreateForm extends TokenDraft {
  expiry: ExpiryChoice;
  /** What was typed into `Number of days`, as typed. */
  days: string;
}

export type FormErrors = Record<string, string>;

type EmptyFormOptions = Pick<TokenFormOptions, 'roles' | 'policies' | 'defaultRole'>;

/**
 * The form at its opening: defaults, then whatever a link brought along that can be chosen here. A role that is not
 * offered, or a lifetime the policies forbid, is dropped: nobody could see it in the form, yet it would be sent.
 */
export function emptyForm(prefill: CreatePrefill, { roles, policies, defaultRole }: EmptyFormOptions): CreateForm {
  const longest = Math.min(policies.maxLifetimeDays ?? EXPIRY_MAX_DAYS, EXPIRY_MAX_DAYS);
  const { expiryDays: asked } = prefill;
  const isAllowed = asked !== undefined && policyRefusal(asked, policies) === undefined;
  const wanted = isAllowed ? asked : Math.min(DEFAULT_EXPIRY_DAYS, longest);
  const expiry = chooseExpiry(wanted);
  const role = roles.find((offered) => offered.role === prefill.role && offered.allowed === true);
  return {
    name: prefill.name ?? '',
    description: prefill.description ?? '',
    role: role?.role ?? defaultRole,
    addresses: '',
    expiry,
    days: String(wanted ?? Math.min(DEFAULT_EXPIRY_DAYS, longest)),
  };
}

function chooseExpiry(days: number | null): ExpiryChoice {
  if (days === null) return 'never';
  const preset = EXPIRY_PRESETS.find((value) => value === days);
  return preset === undefined ? 'custom' : `${preset}`;
}

/** Whole days, null for "No expiration", NaN for what is not a number. */
export function expiryDays({ expiry, days }: Pick<CreateForm, 'expiry' | 'days'>): number | null {
  if (expiry === 'never') return null;
  return Number(expiry === 'custom' ? days.trim().replaceAll(',', '') || Number.NaN : expiry);
}

/** The sentence for a lifetime the policies forbid; undefined when it is allowed. */
export function policyRefusal(days: number | null, policies: Policies): string | undefined {
  const { maxLifetimeDays, allowNoExpiration } = policies;
  if (days === null) {
    if (allowNoExpiration) return undefined;
    if (maxLifetimeDays === null) return 'This Organization requires an expiration.';
    return `This Organization requires an expiration of at most ${maxLifetimeDays} days.`;
  }
  if (maxLifetimeDays === null || !(days > maxLifetimeDays)) return undefined;
  return `This Organization allows at most ${maxLifetimeDays} days. Enter ${maxLifetimeDays} or less.`;
}

/** The fields of a draft as the service takes them. */
export function draftInput({ addresses, name, description, role }: TokenDraft) {
  return { name, description, role, allowedIpRanges: rangeLines(addresses) };
}

/** The same schema the service parses with, so form and server never disagree. */
export function createErrors(
  form: CreateForm,
  { scope, policies }: Pick<TokenFormOptions, 'scope' | 'policies'>,
): FormErrors {
  const days = expiryDays(form);
  const errors = messages(createTokenInput.safeParse({ ...draftInput(form), expiryDays: days }));
  if (errors.role) errors.role = chooseRole(scope);
  const refused = policyRefusal(days, policies);
  if (refused && !errors.expiryDays) errors.expiryDays = refused;
  return errors;
}

export function updateErrors(tokenId: string, draft: TokenDraft): FormErrors {
  return messages(updateTokenInput.safeParse({ tokenId, ...draftInput(draft) }));
}

type Parsed = ReturnType<typeof createTokenInput.safeParse> | ReturnType<typeof updateTokenInput.safeParse>;

function messages(parsed: Parsed): FormErrors {
  if (parsed.success) return {};
  return fieldMessages(
    parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.code, message: issue.message })),
  );
}

/** When a token made now for `days` days ends; null without an end or while the days make no sense. */
export function endOf(days: number | null, now: Date): Date | null {
  if (days === null || !Number.isInteger(days) || days < 1 || days > EXPIRY_MAX_DAYS) return null;
  return new Date(now.getTime() + days * DAY_MS);
}

const two = (value: number) => String(value).padStart(2, '0');

/** `2027-02-22` as a date field wants it, in the browser's time zone. */
export function toDateField(moment: Date): string {
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Calendar days from today to the day of a date field; NaN for text that is no date. */
export function daysUntil(field: string, now: Date): number {
  const [year, month, day] = field.split('-').map(Number);
  if (!year || !month || !day) return Number.NaN;
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.UTC(year, month - 1, day) - today) / DAY_MS);
}
