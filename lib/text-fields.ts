import { z } from 'zod';

/** Length in code points, as people count characters. */
const length = (text: string) => [...text].length;

function tooLong(label: string, text: string, max: number): string | null {
  return length(text) > max ? `${label} must be ${max} characters or fewer. It has ${length(text)}.` : null;
}

/** A trimmed name on one line; `missing` is the sentence for an empty one. */
export function nameField(missing: string, max: number) {
  return z
    .string(missing)
    .trim()
    .superRefine((text, check) => {
      const isOneLine = !/\p{Cc}|\u2028|\u2029/u.test(text);
      const message = text === '' ? missing : isOneLine ? tooLong('Name', text, max) : 'Name must be one line of text';
      if (message) check.addIssue({ code: 'custom', message });
    });
}

/** Free text; what PostgreSQL cannot store is refused. */
export function descriptionField(max: number) {
  return z.string('Description must be text').superRefine((text, check) => {
    const message = text.includes('\u0000') ? 'Description must be text' : tooLong('Description', text, max);
    if (message) check.addIssue({ code: 'custom', message });
  });
}
