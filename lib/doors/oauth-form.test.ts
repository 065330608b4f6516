import fc from 'fast-check';
import { expect, it, test } from 'vitest';

import { isFormType, parseOAuthForm } from './oauth-form.ts';

const read = (text: string) => {
  const form = parseOAuthForm(text);
  return form && Object.fromEntries(form);
};

test.each<[string, Record<string, string> | null]>([
  ['', {}],
  ['token=a.b-c_d', { token: 'a.b-c_d' }],
  ['token=x&token_type_hint=access_token', { token: 'x', token_type_hint: 'access_token' }],
  ['token=a=b==', { token: 'a=b==' }],
  // RFC 6749, 3.2: without a value it is absent, and no parameter comes twice.
  ['token=&hint', {}],
  ['&&token=x&', { token: 'x' }],
  ['token=x&token=x', null],
  ['token=&token=x', null],
  ['token&token=x', null],
  ['token=x&t%6Fken=y', null],
  ['token=a+b%20c%2Bd', { token: 'a b c+d' }],
  ['token=x;token=y', { token: 'x;token=y' }],
  [
    '__proto__=x&constructor=y',
    Object.fromEntries([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]),
  ],
  ['token=%', { token: '%' }],
  ['token=x\u0000y', { token: 'x\u0000y' }],
])('reads %j', (text, fields) => {
  expect(read(text)).toEqual(fields);
});

it('reads what needs no decoding as the long way does', () => {
  const signs = fc.constantFrom('&', '=', 'a', 'b', 'token', ';', '?', '\u0000', '\u00e4', ' ', '.', '#');
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      // One sign that needs decoding, in a parameter of its own, leads the same text the long way.
      const long = read(`${text}&%7A=`);
      expect(read(text)).toEqual(long);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['application/x-www-form-urlencoded', true],
  ['Application/X-WWW-Form-Urlencoded; charset=UTF-8', true],
  ['application/x-www-form-urlencoded ;charset=utf-8', true],
  ['application/x-www-form-urlencodedx', false],
  ['text/plain; application/x-www-form-urlencoded', false],
  ['application/json', false],
  ['', false],
  [undefined, false],
])('content type %j: %j', (type, isForm) => {
  expect(isFormType(type)).toBe(isForm);
});
