import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import type { FoundToken } from '#lib/tokens/look-up-token.ts';

import { FoundWords } from './found-words.tsx';

const ended = 'That was a value of <strong>ci</strong>. It was replaced and is not accepted any more.';

test.each<[FoundToken['value'], FoundToken['refusal'], FoundToken['purpose'], string]>([
  ['newest', null, 'API', 'That is the value of <strong>ci</strong>.'],
  ['newest', 'paused', 'API', 'That is the value of <strong>ci</strong>. The token is paused.'],
  ['newest', 'expired', 'API', 'That is the value of <strong>ci</strong>. It has expired.'],
  ['old', null, 'API', 'That is the old value of <strong>ci</strong>.'],
  ['ended', null, 'API', ended],
  ['deleted', null, 'API', 'That was a value of <strong>ci</strong>, which was deleted. It is not accepted any more.'],
  ['newest', null, 'AGENT', 'That is the value of the agent token <strong>ci</strong>.'],
])('a %s value (refusal: %s) of an %s token', (value, refusal, purpose, words) => {
  const markup = renderToStaticMarkup(<FoundWords token={{ id: 'c1', name: 'ci', purpose, value, refusal }} />);
  expect(markup.replaceAll(/ class="[^"]*"/g, '')).toBe(words);
});
