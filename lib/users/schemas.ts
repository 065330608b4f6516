import { z } from 'zod';

/** Length in code points, as people count characters. */
const length = (text: string) => [...text].length;

const FULL_NAME_MAX = 200;
export const EMAIL_MAX = 254;
/** Longer texts are cut before they are hashed: no password is this long, and hashing costs. */
export const PASSWORD_INPUT_MAX = 1024;

/** One line of text without control characters; NUL would be refused by PostgreSQL with an unreadable error. */
const CONTROL = /\p{Cc}|\u2028|\u2029/u;

export const emailField = z
  .string('Enter your email address')
  .trim()
  .toLowerCase()
  .superRefine((text, check) => {
    if (text === '') check.addIssue({ code: 'custom', message: 'Enter your email address' });
    else if (text.length > EMAIL_MAX || !z.email().safeParse(text).success) {
      check.addIssue({ code: 'custom', message: 'This is not an email address. Use the form ada@example.com.' });
    }
  });

export const fullNameField = z
  .string('Enter your name')
  .trim()
  .superRefine((text, check) => {
    if (text === '') check.addIssue({ code: 'custom', message: 'Enter your name' });
    else if (CONTROL.test(text)) check.addIssue({ code: 'custom', message: 'Name must be one line of text' });
    else if (length(text) > FULL_NAME_MAX) {
      const message = `Name must be ${FULL_NAME_MAX} characters or fewer. It has ${length(text)}.`;
      check.addIssue({ code: 'custom', message });
    }
  });

/** A password somebody has already: only "was anything typed" is worth saying. */
export const currentPasswordField = z.string('Enter your password').min(1, 'Enter your password');
/** A password to be set; `passwordProblem` judges it. */
export const newPasswordField = z.string('Choose a password').min(1, 'Choose a password');

export const signInInput = z.strictObject({
  /** Not judged: a text that is no address simply belongs to nobody. */
  email: z.string('Enter your email address').trim().min(1, 'Enter your email address'),
  password: currentPasswordField,
});

export const confirmIdentityInput = z.strictObject({ password: currentPasswordField });

export const setupUserFields = { fullName: fullNameField, email: emailField, password: newPasswordField };
export const setupCodeField = z.string('Enter the set-up code').trim().min(1, 'Enter the set-up code').max(200);

export const resetPasswordInput = z.strictObject({ code: z.string().max(200), password: newPasswordField });
