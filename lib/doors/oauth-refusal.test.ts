import { expect, it, test } from 'vitest';

import { oauthErrorOf, oauthRefusal } from './oauth-refusal.ts';

test.each([
  [400, 'invalid_request'],
  [401, 'invalid_token'],
  [403, 'access_denied'],
  [405, 'invalid_request'],
  [409, 'invalid_request'],
  [413, 'invalid_request'],
  [429, 'temporarily_unavailable'],
  [500, 'server_error'],
  [503, 'temporarily_unavailable'],
])('%i is %s', (status, error) => {
  expect(oauthErrorOf(status)).toBe(error);
});

it('has only the signs that RFC 6749, 5.2 allows in a description', () => {
  const told = JSON.parse(oauthRefusal('server_error', 'It’s “so” or "so", C:\\ü\n~'));
  expect(told).toEqual({ error: 'server_error', error_description: "It's 'so' or 'so', C:???~" });
});
