import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { roleField } from '#lib/users/member-schemas.ts';
import { emailField, fullNameField, newPasswordField } from '#lib/users/schemas.ts';

export const INVITES_MAX = 50;

/** Addresses apart by commas, semicolons, spaces or lines; in lower case, each once, in their order. */
export function splitEmails(text: string): string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((part) => part !== ''),
    ),
  ];
}

const emailsField = z.string('Enter an email address').superRefine((text, check) => {
  const emails = splitEmails(text);
  const add = (message: string) => check.addIssue({ code: 'custom', message });
  if (emails.length === 0) add('Enter an email address');
  else if (emails.length > INVITES_MAX) {
    add(`Invite up to ${INVITES_MAX} people at once. This has ${emails.length}.`);
  } else {
    const wrong = emails.filter((email) => !emailField.safeParse(email).success);
    const shown = new Intl.ListFormat('en').format(wrong.slice(0, 5).map((email) => `“${email.slice(0, 80)}”`));
    const more = wrong.length > 5 ? ` (and ${wrong.length - 5} more)` : '';
    if (wrong.length === 1) add(`${shown} is not an email address. Use the form ada@example.com.`);
    if (wrong.length > 1) add(`${shown}${more} are not email addresses. Use the form ada@example.com.`);
  }
});

export const inviteUsersInput = z.strictObject({
  /** One or many addresses as one text. */
  emails: emailsField,
  role: roleField,
});

export const inviteUserInput = z.strictObject({ email: emailField, role: roleField });

export const inviteInput = z.strictObject({ inviteId: z.string().refine(isId, 'This is not an invitation ID') });

const codeField = z.string().max(200);
export const acceptInviteInput = z.strictObject({ code: codeField });
export const acceptAsNewInput = z.strictObject({
  code: codeField,
  fullName: fullNameField,
  password: newPasswordField,
});
