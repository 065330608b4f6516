import { describe, expect, test } from 'vitest';

import { shortNameProblem, suggestShortName } from './short-name.ts';

describe('a suggested short name', () => {
  test.each([
    ['Acme', 'acme'],
    ['Zoë & Söhne GmbH', 'zoe-sohne-gmbh'],
    ['  Data / Platform  2 ', 'data-platform-2'],
    ['Große Straße', 'grosse-strasse'],
    ['東京', ''],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ])('of %s is %s', (name, expected) => {
    expect(suggestShortName(name)).toBe(expected);
    if (expected) expect(shortNameProblem(expected)).toBeNull();
  });
});

describe('a short name', () => {
  test.each(['acme', 'a1', '4711', 'data-platform', 'a'.repeat(40)])('%s is accepted', (name) => {
    expect(shortNameProblem(name)).toBeNull();
  });

  test.each([
    ['', 'Enter a short name'],
    ['a', 'Short name must have 2 to 40 characters. It has 1.'],
    ['a'.repeat(41), 'Short name must have 2 to 40 characters. It has 41.'],
    ['Acme', 'Use lower-case letters, digits and hyphens only'],
    ['ac/me', 'Use lower-case letters, digits and hyphens only'],
    ['..', 'Use lower-case letters, digits and hyphens only'],
    ['-acme', 'Use hyphens only between letters or digits, one at a time'],
    ['ac--me', 'Use hyphens only between letters or digits, one at a time'],
    ['api', '“api” is reserved. Choose another short name.'],
    ['sign-in', '“sign-in” is reserved. Choose another short name.'],
  ])('%s is refused', (name, expected) => {
    expect(shortNameProblem(name)).toBe(expected);
  });
});
