import { z } from 'zod';

import { emailField } from '#lib/users/schemas.ts';

import { shortNameProblem } from './short-name.ts';

const ORGANIZATION_NAME_MAX = 50;

const length = (text: string) => [...text].length;

const nameField = z
  .string('Enter a name for the Organization')
  .trim()
  .superRefine((text, check) => {
    if (text === '') check.addIssue({ code: 'custom', message: 'Enter a name for the Organization' });
    else if (/\p{Cc}|\u2028|\u2029/u.test(text)) {
      check.addIssue({ code: 'custom', message: 'Name must be one line of text' });
    } else if (length(text) > ORGANIZATION_NAME_MAX) {
      const message = `Name must be ${ORGANIZATION_NAME_MAX} characters or fewer. It has ${length(text)}.`;
      check.addIssue({ code: 'custom', message });
    }
  });

const shortNameField = z
  .string('Enter a short name')
  .trim()
  .superRefine((text, check) => {
    const problem = shortNameProblem(text);
    if (problem) check.addIssue({ code: 'custom', message: problem });
  });

export const organizationFields = { name: nameField, shortName: shortNameField };

export const createOrganizationInput = z.strictObject(organizationFields);

const SUPPORT_CONTACT_MAX = 200;

const supportContactField = z
  .string('Support contact must be text')
  .trim()
  .superRefine((text, check) => {
    if (/\p{Cc}|\u2028|\u2029/u.test(text)) {
      check.addIssue({ code: 'custom', message: 'Support contact must be one line of text' });
    } else if (length(text) > SUPPORT_CONTACT_MAX) {
      const message = `Support contact must be ${SUPPORT_CONTACT_MAX} characters or fewer. It has ${length(text)}.`;
      check.addIssue({ code: 'custom', message });
    }
  });

export const updateOrganizationInput = z.strictObject({
  name: nameField,
  /** Left out = unchanged; so is the next. */
  supportContact: supportContactField.optional(),
  billingEmail: z.union([z.literal(''), emailField]).optional(),
  /** The `updatedAt` the person saw; a newer one in the database is a clash. */
  basedOn: z.coerce.date().optional(),
});
