import { expect, test } from 'vitest';

import { parseEnv } from './env.ts';

test('nothing set gives a server on this machine with the embedded database', () => {
  expect(parseEnv({})).toMatchObject({
    PORT: 8888,
    HOST: '127.0.0.1',
    DATA_DIR: './.data',
    TRUSTED_PROXIES: [],
    publicUrl: 'http://localhost:8888',
  });
  expect(parseEnv({}).DATABASE_URL).toBeUndefined();
});

test('an empty variable is one that is not set', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 8888 });
});

test('the public address is an origin, without a slash at its end', () => {
  expect(parseEnv({ PUBLIC_URL: 'https://latchkey.example/' }).publicUrl).toBe('https://latchkey.example');
  expect(parseEnv({ HOST: '0.0.0.0', PORT: '9000' }).publicUrl).toBe('http://localhost:9000');
  expect(parseEnv({ HOST: '::1', PORT: '9000' }).publicUrl).toBe('http://localhost:9000');
  expect(parseEnv({ HOST: '2001:db8::1', PORT: '9000' }).publicUrl).toBe('http://[2001:db8::1]:9000');
});

test('with a certificate the public address is https', () => {
  const tls = { TLS_CERT_FILE: 'cert.pem', TLS_KEY_FILE: 'key.pem' };
  expect(parseEnv(tls).publicUrl).toBe('https://localhost:8888');
  expect(parseEnv({ ...tls, PUBLIC_URL: 'https://a.example' }).publicUrl).toBe('https://a.example');
});

test.each([
  [{ TLS_CERT_FILE: 'cert.pem' }, 'TLS_KEY_FILE is missing. TLS_CERT_FILE and TLS_KEY_FILE belong together.'],
  [{ TLS_KEY_FILE: 'key.pem' }, 'TLS_CERT_FILE is missing. TLS_CERT_FILE and TLS_KEY_FILE belong together.'],
  [
    { TLS_CERT_FILE: 'cert.pem', TLS_KEY_FILE: 'key.pem', PUBLIC_URL: 'http://a.example' },
    'PUBLIC_URL is not usable: with TLS_CERT_FILE it begins with https.',
  ],
  [{ DEPLOYMENT_URL: 'https://airflow.example' }, /^DEPLOYMENT_URL is not usable: use an address with {id}/],
  [{ PORT: 'eighty' }, 'PORT is not usable: use a whole number from 1 to 65535.'],
  [{ PORT: '0' }, 'PORT is not usable: use a whole number from 1 to 65535.'],
  [
    { PUBLIC_URL: 'latchkey.example' },
    'PUBLIC_URL is not usable: use an address such as https://latchkey.example.com.',
  ],
  [
    { PUBLIC_URL: 'https://latchkey.example/console' },
    'PUBLIC_URL is not usable: leave out everything after the host name, Latchkey needs an address of its own.',
  ],
  [
    { DATABASE_URL: 'mysql://x' },
    'DATABASE_URL is not usable: use an address such as postgres://user:password@host:5432/database.',
  ],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not usable: use trace, debug, info, warn, error or silent.'],
  [{ METRICS_TOKEN: 'sixteen-letters' }, 'METRICS_TOKEN is not usable: use at least 16 characters.'],
  [{ METRICS_TOKEN: 'a phrase of several words' }, /^METRICS_TOKEN is not usable: use .* without spaces/],
  [{ METRICS_TOKEN: 'größer-als-sechzehn' }, /^METRICS_TOKEN is not usable: use .* of ASCII/],
  [{ SESSION_KEY: 'short' }, 'SESSION_KEY is not usable: use at least 32 characters.'],
  [
    { MAX_TOKENS_PER_ORGANIZATION: '-1' },
    'MAX_TOKENS_PER_ORGANIZATION is not usable: use a whole number of 1 or more.',
  ],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM is missing. SMTP_URL and MAIL_FROM belong together.'],
  [
    { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a\nBcc: b@c' },
    'MAIL_FROM is not usable: use an address such as Latchkey <latchkey@example.com>.',
  ],
  [
    { SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@mail.example' },
    'SMTP_URL is not usable: use an address such as smtps://user:password@mail.example.com:465.',
  ],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID is missing. OIDC_ISSUER and OIDC_CLIENT_ID belong together.'],
])('%o is refused in one sentence', (source: Record<string, string>, sentence) => {
  expect(() => parseEnv(source)).toThrow(sentence);
});
