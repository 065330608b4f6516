import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import type { FoundToken } from '#lib/tokens/look-up-token.ts';

import { FoundWords } from './found-words.tsx';

const ended = 'That was a value of <strong>ci</strong>. It was replaced and is not accepted any more.';

test.each<[FoundToken['value'], FoundToken['purpose'], string]>([
  ['newest', 'API', 'That is the value of <strong>ci</strong>.'],
  ['old', 'API', 'That is the old value of <strong>ci</strong>.'],
  ['ended', 'API', ended],
  ['deleted', 'API', 'That was a value of <strong>ci</strong>, which was deleted. It is not accepted any more.'],
  ['newest', 'AGENT', 'That is the value of the agent token <strong>ci</strong>.'],
])('a %s value of an %s token', (value, purpose, words) => {
  const markup = renderToStaticMarkup(<FoundWords token={{ id: 'c1', name: 'ci', purpose, value }} />);
  expect(markup.replaceAll(/ class="[^"]*"/g, '')).toBe(words);
});
