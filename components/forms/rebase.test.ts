import { expect, test } from 'vitest';

import { choiceField, isSameValue, listField, rebase, textField } from './rebase.ts';

const fields = {
  name: textField('name'),
  description: textField('description'),
  role: choiceField('role', (role: string) => role.toLowerCase()),
  addresses: listField('allowed IP addresses', (list: string[]) => list),
};

const base = { name: 'ci', description: 'Deploys', role: 'MEMBER', addresses: ['203.0.113.7'] };

test('what was not touched follows the latest, what was entered stays, and both are told with the saved value', () => {
  const entered = { ...base, name: 'mine', addresses: ['203.0.113.7', '198.51.100.0/24'] };
  const latest = { ...base, name: 'theirs', description: 'Deploys prod', role: 'OWNER' };
  expect(rebase(fields, entered, base, latest)).toEqual({
    value: { ...latest, name: 'mine', addresses: entered.addresses },
    told:
      'The form now shows the latest description and role. ' +
      'The saved name is now “theirs”. Saving replaces that with what you entered.',
  });
});

test('every kind of value says what saving would replace', () => {
  const entered = { name: 'mine', description: 'My words', role: 'OWNER', addresses: [] };
  const latest = { name: 'x'.repeat(90), description: '', role: 'BILLING', addresses: ['192.0.2.1', '192.0.2.2'] };
  expect(rebase(fields, entered, base, latest)).toEqual({
    value: entered,
    told:
      `The saved name is now “${'x'.repeat(80)}…”. The saved description is now empty. The saved role is now billing. ` +
      'The saved allowed IP addresses now include 192.0.2.1 and 192.0.2.2 and no longer include 203.0.113.7. ' +
      'Saving replaces that with what you entered.',
  });
});

test('a list that both changed stays whole; its many entries are counted and an emptied one is told', () => {
  const entered = { ...base, addresses: ['198.51.100.1'] };
  const many = ['203.0.113.7', ...Array.from({ length: 9 }, (_, at) => `192.0.2.${at + 1}`)];
  const { value, told } = rebase(fields, entered, base, { ...base, addresses: many });
  expect(value.addresses).toEqual(['198.51.100.1']);
  expect(told).toBe(
    'The saved allowed IP addresses now include 192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4, 192.0.2.5, 192.0.2.6 and 3 more. ' +
      'Saving replaces that with what you entered.',
  );
  expect(rebase(fields, entered, base, { ...base, addresses: [] }).told).toMatch(
    /^No allowed IP addresses are saved any more\. /,
  );
});

test('a save that left the fields alone, or says what was entered here, replaces nothing', () => {
  const entered = { ...base, name: 'mine' };
  const told = 'Nothing in this form has changed. You can save what you entered.';
  expect(rebase(fields, entered, base, base)).toEqual({ value: entered, told });
  expect(rebase(fields, entered, base, entered)).toEqual({
    value: entered,
    told: 'Somebody else saved what you entered.',
  });
});

test('spaces around texts and the order of a list make no difference', () => {
  const two = { ...base, addresses: ['192.0.2.1', '203.0.113.7'] };
  expect(isSameValue(fields, { ...base, name: ' ci ' }, base)).toBe(true);
  expect(isSameValue(fields, { ...two, addresses: two.addresses.toReversed() }, two)).toBe(true);
  expect(isSameValue(fields, { ...base, addresses: [] }, base)).toBe(false);
});
