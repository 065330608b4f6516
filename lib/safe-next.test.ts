import { describe, expect, test } from 'vitest';

import { safeNext } from './safe-next.ts';

const ORIGIN = 'https://keys.example.com';

describe('the page after signing in', () => {
  test.each([
    ['/orgs/acme', '/orgs/acme'],
    ['/orgs/acme?status=active&page=2#row', '/orgs/acme?status=active&page=2#row'],
    [`${ORIGIN}/orgs/acme`, '/orgs/acme'],
    ['/sign-in/done', '/sign-in/done'],
  ])('%s is kept', (wanted, expected) => {
    expect(safeNext(wanted, ORIGIN)).toBe(expected);
  });

  test.each([
    ['another origin', 'https://evil.example/orgs/acme'],
    ['the same host over plain HTTP', 'http://keys.example.com/orgs'],
    ['another port', 'https://keys.example.com:8443/'],
    ['a protocol-relative address', '//evil.example'],
    ['backslashes', '/\\evil.example'],
    ['backslashes twice', '\\\\evil.example'],
    ['a tab inside', '/\t/evil.example'],
    ['a line break inside', '/\n/evil.example'],
    ['a path that climbs to two slashes', '/x/..//evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,hi'],
    ['user info', 'https://keys.example.com@evil.example/'],
    ['user info on this host', 'https://a:b@keys.example.com/orgs'],
    ['the sign-in page itself', '/sign-in?next=/sign-in'],
    ['set-up', '/setup?code=x'],
    ['a password link', '/reset/abc'],
    ['next-auth', '/api/auth/signout'],
    ['an endless text', `/${'a'.repeat(3_000)}`],
    ['a list', ['/orgs/acme', '/']],
    ['nothing', undefined],
  ])('%s is dropped', (_what, wanted) => {
    expect(safeNext(wanted, ORIGIN)).toBe('/');
  });
});
