import { describe, expect, it } from 'vitest';

import { DomainError } from '#lib/errors.ts';
import { createTokenInput } from '#lib/tokens/schemas.ts';

import { toDomainError } from './refusal.ts';

describe('what was thrown becomes a refusal', () => {
  it.each([
    ['a refused connection', { code: 'ECONNREFUSED' }],
    ['an administrator who ends the connection', { code: '57P01' }],
    ['a connection that ended in a query', { message: 'Connection terminated unexpectedly' }],
    ['one that had ended before', { message: 'Client has encountered a connection error and is not queryable' }],
    ['a connection that fell silent', { message: 'Query read timeout' }],
    ['a pool without a free connection', { message: 'timeout exceeded when trying to connect' }],
  ])('%s is a database that is away, however deep it lies', (_what, facts) => {
    const cause = Object.assign(new Error('query failed'), facts);
    expect(toDomainError(new Error('outer', { cause })).code).toBe('UNAVAILABLE');
  });

  it.each([{ code: '22021' }, { code: '22P05' }, { code: '22P02', detail: 'Unicode low surrogate must follow' }])(
    'text that the database cannot store is the caller’s to correct: %o',
    (facts) => {
      const cause = Object.assign(new Error('query failed'), facts);
      expect(toDomainError(new Error('outer', { cause })).code).toBe('INVALID');
    },
  );

  it('keeps what it does not know for the log', () => {
    const cause = new Error('column x does not exist');
    const refusal = toDomainError(cause);
    expect(refusal).toMatchObject({ code: 'INTERNAL', message: 'Something broke on our side. Try again.', cause });
    expect(toDomainError('text')).toMatchObject({ code: 'INTERNAL', cause: 'text' });
  });

  it('names every refused field, and a field nobody knows', () => {
    const wrong = createTokenInput.safeParse({ name: '', role: 'X', expiryDays: 0 });
    expect(toDomainError(wrong.error).fields.map(({ field }) => field)).toEqual(['name', 'expiryDays']);
    const unknown = createTokenInput.safeParse({ name: 'a', role: 'X', expiryDays: 1, admin: true });
    expect(toDomainError(unknown.error)).toMatchObject({ code: 'INVALID', message: 'Unknown field: admin' });
  });

  it('leaves a refusal as it is', () => {
    const refusal = new DomainError('CONFLICT', 'No.');
    expect(toDomainError(refusal)).toBe(refusal);
  });
});
