import { describe, expect, it } from 'vitest';

import { answerAddress, readAuthorizationRequest } from './authorization-request.ts';
import { challengeOf } from './grant-secrets.ts';

const QUERY = {
  prompt: 'login',
  audience: 'astronomer-ee',
  client_id: 'astro-cli',
  redirect_uri: 'http://localhost:12345/callback',
  scope: 'openid profile email offline_access',
  response_type: 'code',
  response_mode: 'query',
  code_challenge: challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
  code_challenge_method: 'S256',
};
const without = (name: keyof typeof QUERY) =>
  Object.fromEntries(Object.entries(QUERY).filter(([key]) => key !== name)) as Record<string, string>;

/** The parameters that the program is told in a refusal. */
function refusalOf(query: object): Record<string, string> {
  const read = readAuthorizationRequest(query);
  if (read.kind !== 'refused') throw new Error(`not refused but ${read.kind}`);
  const url = new URL(read.to);
  expect(url.origin + url.pathname).toBe('http://localhost:12345/callback');
  return Object.fromEntries(url.searchParams);
}

describe('what the Astro CLI asks for', () => {
  it('is understood, its challenge as in RFC 7636 appendix B', () => {
    const read = readAuthorizationRequest(QUERY);
    expect(read).toMatchObject({
      kind: 'request',
      request: {
        redirectUri: QUERY.redirect_uri,
        state: null,
        codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        scope: 'openid profile email offline_access',
      },
    });
  });

  it('may have parameters nobody knows, and scopes that are not granted', () => {
    const read = readAuthorizationRequest({
      ...QUERY,
      audience: 'other',
      invitationId: 'x',
      connection: 'github',
      organization: 'acme',
      scope: 'email admin  openid',
    });
    expect(read).toMatchObject({ kind: 'request', request: { scope: 'openid email' } });
    expect(readAuthorizationRequest(without('scope'))).toMatchObject({ kind: 'request', request: { scope: '' } });
  });

  it.each(['http://localhost:1/callback', 'http://127.0.0.1:65535/callback', 'http://[::1]:8080/callback'])(
    'may want its answer at %s',
    (redirect_uri) => {
      expect(readAuthorizationRequest({ ...QUERY, redirect_uri }).kind).toBe('request');
    },
  );
});

describe('without a known program or an address of this machine nothing leads away', () => {
  it.each([
    undefined,
    '',
    'https://evil.example/callback',
    'https://localhost:12345/callback',
    'http://localhost.evil.example:12345/callback',
    'http://localhost:12345@evil.example/callback',
    'http://evil.example/?http://localhost:12345/callback',
    'http://user:pw@localhost:12345/callback',
    'http://localhost:12345/callback?next=https://evil.example',
    'http://localhost:12345/callback#part',
    'http://localhost:12345/callback/../other',
    'http://localhost:12345/callback\n',
    'http://localhost:12345/',
    'http://localhost/callback',
    'http://localhost:0/callback',
    'http://localhost:99999/callback',
    'http://LOCALHOST:12345/callback',
    'http://127.0.0.2:12345/callback',
    'http://0.0.0.0:12345/callback',
    '//localhost:12345/callback',
    'javascript:alert(1)//localhost:12345/callback',
    ['http://localhost:12345/callback', 'https://evil.example/'],
  ])('redirect_uri %j', (redirect_uri) => {
    expect(readAuthorizationRequest({ ...QUERY, redirect_uri })).toEqual({ kind: 'unusable' });
  });

  it.each([undefined, '', 'other', 'Astro-CLI', 'constructor', ['astro-cli', 'astro-cli']])(
    'client_id %j',
    (client_id) => {
      expect(readAuthorizationRequest({ ...QUERY, client_id })).toEqual({ kind: 'unusable' });
    },
  );

  it.each([undefined, null, 'text', []])('query %j', (query) => {
    expect(readAuthorizationRequest(query)).toEqual({ kind: 'unusable' });
  });
});

describe('what is wrong otherwise is told to the program, with its state', () => {
  it.each([
    ['no PKCE', without('code_challenge'), 'invalid_request'],
    ['no method, which would mean plain', without('code_challenge_method'), 'invalid_request'],
    ['plain PKCE', { ...QUERY, code_challenge_method: 'plain' }, 'invalid_request'],
    ['a challenge that is no SHA-256', { ...QUERY, code_challenge: 'short' }, 'invalid_request'],
    ['no response_type', without('response_type'), 'invalid_request'],
    ['the implicit grant', { ...QUERY, response_type: 'token' }, 'unsupported_response_type'],
    ['a hybrid flow', { ...QUERY, response_type: 'code token' }, 'unsupported_response_type'],
    ['an answer in the fragment', { ...QUERY, response_mode: 'fragment' }, 'invalid_request'],
    ['a parameter given twice', { ...QUERY, scope: ['openid', 'email'] }, 'invalid_request'],
    ['no person to be asked', { ...QUERY, prompt: 'none' }, 'interaction_required'],
  ])('%s', (_what, query, error) => {
    const told = refusalOf({ ...query, state: 'a&b= #ü' });
    expect(told).toEqual({ error, error_description: expect.any(String), state: 'a&b= #ü' });
    // RFC 6749, 4.1.2.1: the characters an error_description may have.
    expect(told['error_description']).toMatch(/^[\u0020-\u0021\u0023-\u005b\u005d-\u007e]+$/);
  });

  it('a state that would not survive signing in', () => {
    expect(refusalOf({ ...QUERY, state: 'x'.repeat(501) })['error']).toBe('invalid_request');
  });
});

it('an answer keeps the state as it came', () => {
  const to = answerAddress({ redirectUri: QUERY.redirect_uri, state: 'x y&code=forged' }, { code: 'real' });
  const params = new URL(to).searchParams;
  expect([params.getAll('code'), params.get('state')]).toEqual([['real'], 'x y&code=forged']);
});
