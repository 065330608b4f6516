import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';

import { pino } from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { holdClock } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import { ADDRESS_HEADER } from '#lib/doors/request-facts.ts';
import * as mail from '#lib/mail/send-mails.ts';
import * as policies from '#lib/policies/policies.ts';
import { getToken } from '#lib/tokens/get-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { resumeToken } from '#lib/tokens/resume-token.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';

import { makeApi, type ApiUnderTest } from './testing/api-client.ts';

const database = useTestDatabase();
let api: ApiUnderTest;
beforeEach(async () => {
  vi.restoreAllMocks();
  api = await makeApi(database);
});

const sha256 = (value: string) => createHash('sha256').update(value).digest('hex');
const report = (json: unknown, address = '198.51.100.9') =>
  api.post('/leaks', json, { token: null, headers: { [ADDRESS_HEADER]: address } });
const reportValue = (value: string) => report({ sha256: sha256(value) });
const statusOf = async (token: string) => (await api.ask('/v1/users/self', { token })).status;
const details = async (tokenId: string) => getToken(await api.context(), { tokenId });
const events = async (tokenId: string) => {
  const { rows } = await database.pool.query(
    `select action, actor_type, address, after from audit_events where target_id = $1 and action <> 'token.created'
     order by sequence`,
    [tokenId],
  );
  return rows as object[];
};

describe('POST /leaks', () => {
  it('pauses the token of a reported value, says who and when, audits it, and acts once', async () => {
    const { id, value } = await api.issue('ci');
    expect((await reportValue(value)).status).toBe(202);
    const refused = await api.ask('/v1/users/self', { token: value });
    expect([refused.status, refused.body.message]).toEqual([
      401,
      expect.stringContaining('rotate it after a leak report'),
    ]);
    const token = await details(id);
    expect(token).toMatchObject({
      status: 'LEAKED',
      pausedAt: expect.any(Date),
      pausedBy: null,
      leakReportedAt: expect.any(Date),
      leakReportedAddress: '198.51.100.9',
    });
    // Upper-case digits are the same report, and a repeated one is none.
    expect((await report({ sha256: sha256(value).toUpperCase() })).status).toBe(202);
    expect(await events(id)).toEqual([
      {
        action: 'token.leak_reported',
        actor_type: 'SYSTEM',
        address: '198.51.100.9',
        after: { shortToken: value.slice(-6), quarantine: 'paused' },
      },
    ]);
  });

  it('answers the same, after the same time, whether it knows the value or not', async () => {
    const gone = await api.issue('gone');
    await api.ask(`${api.tokens}/${gone.id}`, { method: 'DELETE' });
    const answers = [];
    for (const value of ['nobody has this value', gone.value, (await api.issue('ci')).value, api.caller.value]) {
      const started = performance.now();
      const { status, text, headers } = await reportValue(value);
      expect(performance.now() - started).toBeGreaterThanOrEqual(245);
      answers.push({ status, text, headers: [...headers] });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await events(gone.id)).toMatchObject([{ action: 'token.deleted' }]);
  });

  it('refuses a body that holds a value, in a sentence that does not repeat it, and writes it nowhere', async () => {
    let written = '';
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    });
    api.runtime.log = pino({ level: 'trace' }, stream);
    const { value } = await api.issue('ci');
    for (const json of [{ sha256: value }, { value }, value, { sha256: sha256(value), value }]) {
      const { status, text, body } = await report(json);
      expect([status, body.message]).toEqual([400, expect.stringContaining('looks like the value itself')]);
      expect(text).not.toContain(value.slice(-20));
    }
    for (const json of [
      undefined,
      {},
      [],
      'x',
      { sha256: 'a'.repeat(63) },
      { sha256: 'g'.repeat(64) },
      { sha256: 1 },
    ]) {
      const { status, body } = await report(json);
      expect([status, body.message]).toEqual([400, expect.stringContaining('64 hexadecimal digits')]);
    }
    expect(await statusOf(value)).toBe(200);
    expect(written).not.toContain(value.slice(-20));
    expect((await api.ask('/leaks', { token: null })).status).toBe(405);
  });

  it('is bounded per network', async () => {
    holdClock(api.runtime);
    const answers = await Promise.all(Array.from({ length: 61 }, (_, n) => report({ no: n }, '2001:db8::' + n)));
    expect(answers.filter(({ status }) => status === 429).map(({ headers }) => headers.get('retry-after'))).toEqual([
      '1',
    ]);
    expect((await report({}, '2001:db8:1::1')).status).toBe(400);
  });

  it('tells the Owners and the creator by mail', async () => {
    vi.spyOn(mail, 'hasMail').mockReturnValue(true);
    const sent = vi.spyOn(mail, 'sendMails').mockResolvedValue([true]);
    const { id, value } = await api.issue('ci');
    await reportValue(value);
    await expect.poll(() => sent.mock.calls.length).toBe(1);
    const [, mails] = sent.mock.calls[0] ?? [];
    expect(mails).toEqual([
      {
        to: api.owner.email,
        subject: 'An API token of Acme was reported as leaked',
        text: expect.stringContaining(id),
      },
    ]);
    expect(JSON.stringify(mails)).not.toContain(value);
  });
});

describe('a token whose value was reported', () => {
  it('is resumed only by somebody who confirms it, and stays marked', async () => {
    const { id, value } = await api.issue('ci');
    await reportValue(value);
    await expect(resumeToken(await api.context(), { tokenId: id })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'leak_reported' },
    });
    expect(await resumeToken(await api.context(), { tokenId: id, despiteLeak: true })).toMatchObject({
      status: 'LEAKED',
      pausedAt: null,
    });
    expect(await statusOf(value)).toBe(200);
    expect((await events(id)).at(-1)).toMatchObject({ action: 'token.resumed', after: { despiteLeak: true } });
    // Somebody looked into it: a program that reports it every hour does not stop the pipeline every hour.
    await reportValue(value);
    expect(await statusOf(value)).toBe(200);
    // Whoever found the value must not be the one who rotates it.
    for (const itself of ['self', id]) {
      const own = await api.post(`${api.tokens}/${itself}/rotate`, undefined, { token: value });
      expect([own.status, own.body.message]).toEqual([
        403,
        'This value was reported as leaked. A person has to rotate it.',
      ]);
    }
  });

  it('is as new once rotated, without an overlap; a pause by somebody stays', async () => {
    const leaked = await api.issue('leaked');
    const paused = await api.issue('paused');
    await pauseToken(await api.context(), { tokenId: paused.id });
    for (const { value } of [leaked, paused]) await reportValue(value);
    const ctx = await api.context(new Date(Date.now() + 1_000));
    await expect(rotateToken(ctx, { tokenId: leaked.id, overlap: '1h' })).rejects.toMatchObject({ code: 'INVALID' });
    const { secret, token } = await rotateToken(ctx, { tokenId: leaked.id });
    expect(token).toMatchObject({ status: 'UNUSED', pausedAt: null, leakReportedAt: null, leakReportedAddress: null });
    expect([await statusOf(leaked.value), await statusOf(secret ?? '')]).toEqual([401, 200]);
    expect((await events(leaked.id)).at(-1)).toMatchObject({ action: 'token.rotated', after: { resumed: true } });
    expect((await rotateToken(ctx, { tokenId: paused.id })).token.status).toBe('PAUSED');
  });

  it('keeps its newest value when the older one of an overlap was found: that one ends', async () => {
    const { id, value } = await api.issue('ci');
    const { secret } = await rotateToken(await api.context(), { tokenId: id, overlap: '7d' });
    await reportValue(value);
    expect([await statusOf(value), await statusOf(secret ?? '')]).toEqual([401, 200]);
    expect(await details(id)).toMatchObject({ pausedAt: null, leakReportedAt: null, overlapEndsAt: null });
    expect((await events(id)).at(-1)).toMatchObject({ after: { quarantine: 'old_value_ended' } });
  });

  it('goes on working where the policy only warns', async () => {
    const warning = { ...policies.DEFAULT_POLICIES, onLeakReport: 'warn' } as const;
    vi.spyOn(policies, 'getPolicies').mockReturnValue(warning);
    const { id, value } = await api.issue('ci');
    const { secret } = await rotateToken(await api.context(), { tokenId: id, overlap: '7d' });
    await reportValue(value);
    await reportValue(secret ?? '');
    expect([await statusOf(value), await statusOf(secret ?? '')]).toEqual([200, 200]);
    expect(await details(id)).toMatchObject({ status: 'LEAKED', pausedAt: null });
    expect((await events(id)).slice(-2)).toMatchObject([
      { after: { quarantine: 'none' } },
      { after: { quarantine: 'none' } },
    ]);
  });
});
