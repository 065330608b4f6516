import { createTransport } from 'nodemailer';

import type { Env } from '#lib/env.ts';
import type { Runtime } from '#lib/runtime.ts';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text; there is no HTML part. */
  text: string;
}

/** A mail server that does not answer must not hold up a person who waits for the page. */
const CONNECT_MS = 5_000;
const SOCKET_MS = 10_000;
const ALL_MS = 20_000;
const AT_ONCE = 3;

/** Whether the environment names a mail server; `lib/env.ts` refuses half a configuration. */
export function hasMail(env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>): boolean {
  return env.SMTP_URL !== undefined && env.MAIL_FROM !== undefined;
}

/**
 * Sends the mails over one connection pool that is closed afterwards. Never throws: answers, in the order of `mails`,
 * whether the mail server took each one. What is not sent after 20 s counts as not sent.
 */
export async function sendMails(runtime: Pick<Runtime, 'env' | 'log'>, mails: Mail[]): Promise<boolean[]> {
  const { SMTP_URL, MAIL_FROM } = runtime.env;
  if (SMTP_URL === undefined || MAIL_FROM === undefined || mails.length === 0) return mails.map(() => false);
  const url = new URL(SMTP_URL);
  const transport = createTransport({
    pool: true,
    maxConnections: AT_ONCE,
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SOCKET_MS,
  });
  const giveUp = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ALL_MS).unref();
  });
  const send = async (mail: Mail) => {
    try {
      await transport.sendMail({ from: MAIL_FROM, ...mail });
      return true;
    } catch (error) {
      // Only the reason: the text of the mail holds a link that opens the Organization.
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      runtime.log.warn({ code, responseCode }, 'a mail was not sent');
      return false;
    }
  };
  try {
    return await Promise.all(mails.map((mail) => Promise.race([send(mail), giveUp])));
  } finally {
    transport.close();
  }
}
