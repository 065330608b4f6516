import type { IncomingMessage } from 'node:http';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CallerAddresses, clientAddress, parseTrustedProxies } from './client-address.ts';

const proxies = parseTrustedProxies(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']);

describe('clientAddress', () => {
  test.each([
    ['203.0.113.7', '198.51.100.1', '203.0.113.7', 'a stranger says nothing about himself'],
    ['10.0.0.5', '198.51.100.1', '198.51.100.1', 'a trusted proxy tells whom it serves'],
    ['10.0.0.5', '6.6.6.6, 198.51.100.1', '198.51.100.1', 'what the client put in front does not count'],
    ['10.0.0.5', '198.51.100.1, 10.0.0.9', '198.51.100.1', 'two trusted proxies in a row'],
    ['::ffff:10.0.0.5', '2001:db8::1', '2001:db8::1', 'IPv4 in an IPv6 socket'],
    ['fd00::1', '198.51.100.1', '198.51.100.1', 'an IPv6 proxy'],
    ['10.0.0.5', 'nonsense', '10.0.0.5', 'text that is no address ends the walk'],
    ['10.0.0.5', undefined, '10.0.0.5', 'no header'],
  ] as [string, string | undefined, string, string][])(
    '%s with X-Forwarded-For %s is %s: %s',
    (peer, header, expected) => {
      expect(clientAddress(peer, header, proxies)).toBe(expected);
    },
  );

  test('no header whatever moves the address of an untrusted peer', () => {
    fc.assert(
      fc.property(fc.string(), fc.ipV4(), (header, peer) => {
        expect(clientAddress(peer, header, [])).toBe(peer);
      }),
    );
  });
});

test('a wrong entry is named in one sentence', () => {
  expect(() => parseTrustedProxies(['10.0.0.0/33'])).toThrow(
    'TRUSTED_PROXIES is not usable: 10.0.0.0/33 is neither an address nor a range such as 10.0.0.0/8.',
  );
});

test('reads the other end of a connection once, and its forwarding header on every request', () => {
  const addresses = new CallerAddresses(parseTrustedProxies(['10.0.0.0/8']));
  const from = (remoteAddress: string) => {
    const socket = { remoteAddress };
    return (forwardedFor?: string | string[]) =>
      addresses.of({ socket, headers: { 'x-forwarded-for': forwardedFor } } as unknown as IncomingMessage);
  };
  const proxy = from('::ffff:10.0.0.1');
  expect([proxy('203.0.113.1'), proxy('203.0.113.2'), proxy(), proxy(['1.2.3.4', '203.0.113.3'])]).toEqual([
    '203.0.113.1',
    '203.0.113.2',
    '10.0.0.1',
    '203.0.113.3',
  ]);
  const stranger = from('198.51.100.7');
  expect([stranger(), stranger('203.0.113.1')]).toEqual(['198.51.100.7', '198.51.100.7']);
});
