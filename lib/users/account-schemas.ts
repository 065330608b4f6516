import { z } from 'zod';

import { isId } from '#lib/is-id.ts';

import { currentPasswordField, fullNameField, newPasswordField } from './schemas.ts';

export const updateProfileInput = z.strictObject({ fullName: fullNameField });

export const changePasswordInput = z.strictObject({
  currentPassword: currentPasswordField,
  password: newPasswordField,
});

export const endSessionsInput = z.strictObject({
  /** One session, or null for all but the one that asks. */
  sessionId: z.string().refine(isId, 'This is not a session ID').nullable(),
});
