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
    ['10.0.0.5', 'nonsense', 'unknown', 'text that is no address ends the walk: the proxy is not its client'],
    ['127.0.0.1', 'unknown', 'unknown', 'nor is this machine, which IP access lists let in'],
    ['10.0.0.5', '198.51.100.1, 0177.0.0.1', 'unknown', 'an octal spelling'],
    ['10.0.0.5', '198.51.100.1, 127.1', 'unknown', 'a short spelling'],
    ['10.0.0.5', '6.6.6.6, 198.51.100.1:50123', '198.51.100.1', 'a proxy that writes ports'],
    ['10.0.0.5', '198.51.100.1, [fd00::9]:443', '198.51.100.1', 'the same of a trusted proxy in a row'],
    ['10.0.0.5', '[2001:db8::1]', '2001:db8::1', 'IPv6 in brackets'],
    ['10.0.0.5', '198.51.100.1, ,', '198.51.100.1', 'empty elements do not count'],
    ['10.0.0.5', '', '10.0.0.5', 'an empty header says nothing'],
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

test.each(['10.0.0.0/33', '10.0.0.0/', '10/8', '010.0.0.0/8', '127.1', '0x7f000001', '*', 'localhost'])(
  'a wrong entry is named in one sentence: %s',
  (entry) => {
    expect(() => parseTrustedProxies(['10.0.0.1', entry])).toThrow(
      `TRUSTED_PROXIES is not usable: ${entry} is neither an address nor a range such as 10.0.0.0/8.`,
    );
  },
);

test.each(['::ffff:10.0.0.0/104', '::ffff:10.0.0.5', '10.0.0.5/8'])(
  '%s trusts 10.0.0.5, as any list would',
  (entry) => {
    expect(clientAddress('10.0.0.5', '198.51.100.1', parseTrustedProxies([entry]))).toBe('198.51.100.1');
  },
);

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
