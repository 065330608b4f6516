import { DrizzleQueryError } from 'drizzle-orm/errors';
import { afterEach, expect, test, vi } from 'vitest';

import { createLogger, redactText, sendConsoleToLog } from './log.ts';

const JWT = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJjMTIzIn0.c2lnbmF0dXJlLXNlbnRpbmVs';

function recorder() {
  const lines: string[] = [];
  return { lines, log: createLogger('debug', { write: (line) => void lines.push(line) }) };
}

afterEach(() => vi.unstubAllGlobals());

test('secrets are blacked out by the name they stand under, at any depth', () => {
  const { lines, log } = recorder();
  log.info(
    {
      headers: { authorization: 'Bearer sentinel-1', cookie: 'a=sentinel-2', 'set-cookie': ['sentinel-3'] },
      input: [{ password: 'sentinel-4', newPassword: 'sentinel-5', token: 'sentinel-6', value: 'sentinel-7' }],
      env: { TOKEN_PEPPERS: 'sentinel-8', KEY_ENCRYPTION_KEY: 'sentinel-9', sessionKey: 'sentinel-10' },
      digest: Buffer.from('sentinel-11'),
      code: 'sentinel-12',
      tokenId: 'c123',
    },
    'hello',
  );
  expect(lines.join('')).not.toContain('sentinel');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ tokenId: 'c123', msg: 'hello', level: 'info' });
});

test.each([
  ['a token value in a sentence', `refused ${JWT} just now`],
  ['half a token value', `value ${JWT.slice(0, 45)}`],
  ['a bearer header', 'authorization: Bearer c2VudGluZWw'],
  ['a connection string', 'connect postgres://latchkey:sentinel@127.0.0.1:5432/latchkey'],
  ['a set-up link', 'http://localhost:8888/setup?code=sentinel-sentinel'],
  ['a set-up code', 'typed k7mz3q-abcdef-sentne-234567 into'],
  ['a session cookie', 'cookie next-auth.session-token=sentinel; theme=dark'],
  ['a password hash', '$argon2id$v=19$m=65536,t=3,p=1$sentinel$sentinel'],
])('%s is blacked out by its shape', (_, text) => {
  const { lines, log } = recorder();
  log.warn(text);
  log.error({ note: { text } });
  log.error(new Error(text));
  expect(lines).toHaveLength(3);
  const secrets = /sentinel|sentne|c2VudGluZWw|c2lnbmF0dXJl|eyJzdWIi/;
  expect(lines.join('')).not.toMatch(secrets);
  expect(redactText(text)).toContain('[redacted]');
});

test('a failed query tells its statement and cause, never its parameters', () => {
  const { lines, log } = recorder();
  const cause = Object.assign(new Error('duplicate key value'), { code: '23505', detail: 'Key (email)=(sentinel)' });
  const error = new DrizzleQueryError('insert into users values ($1)', ['sentinel', '"quoted\nsentinel'], cause);
  log.error({ err: error }, 'request failed');
  log.error(error);
  log.error(new Error('outer', { cause: error }));
  expect(lines.join('')).not.toContain('sentinel');
  expect(lines.join('')).toContain('insert into users');
  expect(lines.join('')).toContain('23505');
});

test('what Next and libraries write to the console goes the same way', () => {
  vi.stubGlobal('console', { ...console });
  const { lines, log } = recorder();
  sendConsoleToLog(log);
  console.error('boom', JWT, { password: 'sentinel' }, new Error('inner'));
  console.log('started');
  expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(['error', 'debug']);
  expect(lines.join('')).toContain('inner');
  expect(lines.join('')).not.toMatch(/sentinel|eyJ/);
});

test('the id that a 500 page shows stands on the line of its error', () => {
  vi.stubGlobal('console', { ...console });
  const { lines, log } = recorder();
  sendConsoleToLog(log);
  console.error(' ⨯', Object.assign(new Error('inner'), { digest: 'creq123' }));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', requestId: 'creq123', err: { message: 'inner' } });
});
