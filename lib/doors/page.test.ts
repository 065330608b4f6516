import { afterEach, describe, expect, it, vi } from 'vitest';

import { DomainError, isDomainError } from '#lib/errors.ts';

import { readForPage, tryForPage } from './page.ts';

const { log } = vi.hoisted(() => ({
  log: { error: vi.fn<(...args: unknown[]) => void>(), warn: vi.fn<(...args: unknown[]) => void>() },
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-latchkey-request-id': 'creq' }) }));
vi.mock('#lib/auth/read-session.ts', () => ({ readSession: async () => ({ userId: 'c1' }) }));
vi.mock('#lib/runtime.ts', () => ({ getRuntime: () => ({ log }) }));
vi.mock('./build-context.ts', () => ({ buildUserContext: async () => ({ organization: { name: 'Acme' } }) }));

// What next.config.js switches on for `forbidden()`.
vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true');
afterEach(() => vi.clearAllMocks());

const params = Promise.resolve({ org: 'acme' });
const failing = (error: unknown) => async () => {
  throw error;
};
const thrownBy = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: unknown) => error as { digest?: string },
  );

describe('a page that cannot be read', () => {
  it('carries the request id to the 500 page, whatever was thrown', async () => {
    expect(await thrownBy(readForPage(params, failing(new Error('boom'))))).toMatchObject({ digest: 'creq' });
    expect(await thrownBy(readForPage(params, failing('boom')))).toMatchObject({ digest: 'creq', message: 'boom' });
    const busy = await thrownBy(readForPage(params, failing(new DomainError('UNAVAILABLE', 'Busy.'))));
    expect(isDomainError(busy) && busy.code).toBe('UNAVAILABLE');
    expect(busy?.digest).toBe('creq');
  });

  it('stays 404 and 403 where the service says so', async () => {
    const digestOf = async (code: 'NOT_FOUND' | 'FORBIDDEN') =>
      (await thrownBy(readForPage(params, failing(new DomainError(code, 'No.')))))?.digest;
    expect(await digestOf('NOT_FOUND')).toBe('NEXT_HTTP_ERROR_FALLBACK;404');
    expect(await digestOf('FORBIDDEN')).toBe('NEXT_HTTP_ERROR_FALLBACK;403');
  });
});

describe('a part of a page that fails alone', () => {
  it('is answered and logged under one id', async () => {
    const boom = new Error('boom');
    const answer = await tryForPage(params, failing(boom));
    expect(answer).toMatchObject({ ok: false, code: 'INTERNAL', requestId: 'creq' });
    expect(log.error.mock.calls).toEqual([[{ err: boom, requestId: 'creq' }, 'part of a page failed']]);
  });

  it('is logged also when it was refused', async () => {
    const refusal = new DomainError('LIMIT_REACHED', 'Too many.');
    const answer = await tryForPage(params, failing(refusal));
    expect(answer).toMatchObject({ ok: false, code: 'LIMIT_REACHED', message: 'Too many.', requestId: 'creq' });
    expect(log.warn.mock.calls).toEqual([[{ err: refusal, requestId: 'creq' }, 'part of a page failed']]);
    expect(log.error).not.toHaveBeenCalled();
  });
});
