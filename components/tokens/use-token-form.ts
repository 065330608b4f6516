'use client';

import { useForm } from '#components/forms/use-form.ts';

import type { FormErrors } from './token-form.ts';

/** Which values of a form answer for a field of the service's input. */
export const TOKEN_FIELDS = {
  name: ['name'],
  description: ['description'],
  role: ['role'],
  allowedIpRanges: ['addresses'],
  expiryDays: ['expiry', 'days'],
};

/** The form of a token: what the service calls `expiryDays` is chosen or typed in two fields, and addresses are typed as one text. */
export function useTokenForm<T extends object>(initial: T, check: (value: T) => FormErrors) {
  return useForm(initial, check, TOKEN_FIELDS);
}
