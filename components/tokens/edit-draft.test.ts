import { expect, test } from 'vitest';

import { isSameDraft, rebaseDraft } from './edit-draft.ts';

const base = { name: 'ci', description: 'Deploys', role: 'ORGANIZATION_MEMBER', addresses: '203.0.113.7' };

test('what was not touched follows the latest, what was typed stays, and both are told', () => {
  const typed = { ...base, name: 'mine', addresses: '203.0.113.7\n198.51.100.0/24' };
  const latest = { ...base, name: 'theirs', description: 'Deploys prod', role: 'ORGANIZATION_OWNER' };
  expect(rebaseDraft(typed, base, latest)).toEqual({
    draft: { ...latest, name: 'mine', addresses: typed.addresses },
    told:
      'The form now shows the latest description and role. ' +
      'The name changed too: saving replaces that with what you typed.',
  });
});

test('a save that left the fields alone, or says what was typed here, replaces nothing', () => {
  const typed = { ...base, name: 'mine' };
  const told = 'Nothing in this form has changed. You can save what you typed.';
  expect(rebaseDraft(typed, base, base)).toEqual({ draft: typed, told });
  expect(rebaseDraft(typed, base, typed)).toEqual({ draft: typed, told: 'Somebody else saved what you typed.' });
});

test('spaces around texts and blank lines between addresses make no difference', () => {
  expect(isSameDraft({ ...base, name: ' ci ', addresses: '\n203.0.113.7 \n' }, base)).toBe(true);
  expect(isSameDraft({ ...base, addresses: '' }, base)).toBe(false);
});
