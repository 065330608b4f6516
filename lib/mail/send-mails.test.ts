import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { freshContext, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import { getInvite } from '#lib/invites/get-invite.ts';
import { inviteUsers } from '#lib/invites/invite-users.ts';
import { resendInvite } from '#lib/invites/renew-invite-link.ts';
import { listUsers } from '#lib/users/list-users.ts';

const database = useTestDatabase();
let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server?.close();
});

/** A mail server of the few commands nodemailer needs (RFC 5321); it refuses recipients at `refused.example.com`. */
async function startMailServer(): Promise<{ url: string; mails: string[] }> {
  const mails: string[] = [];
  server = createServer((socket) => {
    sockets.add(socket);
    let pending = '';
    let isData = false;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      pending += chunk.toString();
      for (;;) {
        const end = isData ? pending.indexOf('\r\n.\r\n') : pending.indexOf('\r\n');
        if (end < 0) return;
        const text = pending.slice(0, end);
        pending = pending.slice(end + (isData ? 5 : 2));
        if (isData) mails.push(text);
        const isRefused = text.startsWith('RCPT') && text.includes('@refused.example.com');
        const starts = !isData && text === 'DATA';
        isData = starts;
        socket.write(isRefused ? '550 no such user\r\n' : starts ? '354 go on\r\n' : '250 ok\r\n');
      }
    });
    socket.write('220 mail.example.com\r\n');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails };
}

async function ownerWithMail(url: string): Promise<Context> {
  const runtime = testRuntime(database);
  const env = { ...runtime.env, SMTP_URL: url, MAIL_FROM: 'Latchkey <latchkey@example.com>' };
  return freshContext({ ...runtime, env });
}

const input = (...emails: string[]) => ({ emails: emails.join(), role: 'ORGANIZATION_MEMBER' });
/** Quoted-printable as nodemailer writes long lines. */
const readable = (mail: string | undefined) => (mail ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
const codeIn = (text: string) => /\/invite\/([0-9a-f]{64})/.exec(text)?.[1] ?? '';

describe('invitations by mail', () => {
  it('carry the link that opens them, and the answer does not', async () => {
    const { url, mails } = await startMailServer();
    const ctx = await ownerWithMail(url);
    const email = `${newId()}@example.com`;
    const report = await inviteUsers(ctx, input(email));
    expect(report.results).toEqual([{ email, outcome: 'sent' }]);
    const mail = readable(mails[0]);
    expect(mail).toContain(`To: ${email}`);
    expect(mail).toContain('From: Latchkey <latchkey@example.com>');
    expect(mail).toContain('Ada Lovelace invites you to the Organization Acme');
    const visitor = { db: database.db, runtime: ctx.runtime, now: ctx.now, request: ctx.request };
    expect(await getInvite(visitor, codeIn(mail))).toMatchObject({ user: { email } });
  });

  it('sent again hold a new link, and the one before has ended', async () => {
    const { url, mails } = await startMailServer();
    const ctx = await ownerWithMail(url);
    const email = `${newId()}@example.com`;
    await inviteUsers(ctx, input(email));
    const [row] = (await listUsers(ctx, { q: email })).rows;
    expect(await resendInvite(ctx, { inviteId: row?.invite?.id })).toEqual({ email, outcome: 'sent' });
    const [first = '', second = ''] = mails.map((mail) => codeIn(readable(mail)));
    const visitor = { db: database.db, runtime: ctx.runtime, now: ctx.now, request: ctx.request };
    expect(await getInvite(visitor, first)).toBeNull();
    expect(await getInvite(visitor, second)).not.toBeNull();
  });

  it('that one address refuses leave the others alone, and its link can be copied', async () => {
    const { url, mails } = await startMailServer();
    const ctx = await ownerWithMail(url);
    const [good, bad] = [`${newId()}@example.com`, `${newId()}@refused.example.com`];
    const { results } = await inviteUsers(ctx, input(bad, good));
    expect(results).toMatchObject([
      { email: bad, outcome: 'link', wasTried: true },
      { email: good, outcome: 'sent' },
    ]);
    expect(mails).toHaveLength(1);
  });

  it('are not lost with a mail server that is away', async () => {
    const ctx = await ownerWithMail('smtp://127.0.0.1:9');
    const emails = Array.from({ length: 5 }, () => `${newId()}@example.com`);
    const { results } = await inviteUsers(ctx, input(...emails));
    expect(results.map(({ outcome }) => outcome)).toEqual(emails.map(() => 'link'));
    expect((await listUsers(ctx, { status: ['PENDING'] })).total).toBe(5);
  });
});
