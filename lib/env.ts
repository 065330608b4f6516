import { z } from 'zod';

/** Every message here is the end of the sentence "NAME is not usable: …". */
const wholeNumber = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message);

const HTTP_URL = 'use an address such as https://latchkey.example.com';
const DEPLOYMENT_ADDRESS = 'use an address with {id} or {namespace}, such as https://{namespace}.airflow.example.com';
const REQUESTS = 'use a whole number of requests, or 0 for no limit';
const POSTGRES_URL = 'use an address such as postgres://user:password@host:5432/database';
const SMTP_ADDRESS = 'use an address such as smtps://user:password@mail.example.com:465';
/** `a@b` or `Name <a@b>`, on one line. */
const MAIL_SENDER = /^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;
const ORIGIN_ONLY = 'leave out everything after the host name, Latchkey needs an address of its own';
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** `https://host:port` with nothing but a slash behind it; text that is no URL is refused by another rule. */
const isOrigin = (text: string) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`;

const csv = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .default([]);

const envSchema = z.object({
  PORT: wholeNumber(1, 65_535, 'use a whole number from 1 to 65535').default(8888),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, message: HTTP_URL })
    // It stands in every token value, whose length is limited.
    .max(200, 'use an address of at most 200 characters')
    .refine(isOrigin, ORIGIN_ONLY)
    .optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  DATA_DIR: z.string().default('./.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, message: POSTGRES_URL }).optional(),
  TRUSTED_PROXIES: csv,
  LOG_LEVEL: z.enum(LEVELS, 'use trace, debug, info, warn, error or silent').default('info'),
  SESSION_KEY: z.string().min(32, 'use at least 32 characters').optional(),
  TOKEN_PEPPERS: z.string().optional(),
  KEY_ENCRYPTION_KEY: z.string().optional(),
  OIDC_ISSUER: z.url('use the address of your identity provider').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('single sign-on'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, message: SMTP_ADDRESS }).optional(),
  MAIL_FROM: z.string().regex(MAIL_SENDER, 'use an address such as Latchkey <latchkey@example.com>').optional(),
  DEPLOYMENT_URL: z
    .string()
    .refine((text) => URL.canParse(text.replaceAll(/{(id|namespace)}/g, 'x')), DEPLOYMENT_ADDRESS)
    .refine((text) => /{(id|namespace)}/.test(text), DEPLOYMENT_ADDRESS)
    .default('https://{namespace}.airflow.localhost'),
  API_GET_PER_SECOND: wholeNumber(0, 1_000_000, REQUESTS).default(25),
  API_POST_PER_SECOND: wholeNumber(0, 1_000_000, REQUESTS).default(10),
  API_DELETE_PER_SECOND: wholeNumber(0, 1_000_000, REQUESTS).default(5),
  API_BURST: wholeNumber(1, 1_000_000, 'use a whole number of 1 or more').default(100),
  GUESSES_PER_ADDRESS: wholeNumber(0, 1_000_000, 'use a whole number of values, or 0 for no limit').default(50),
  METRICS_TOKEN: z
    .string()
    .min(16, 'use at least 16 characters')
    .regex(/^[!-~]*$/, 'use letters, digits and signs of ASCII without spaces, or no bearer header can hold it')
    .optional(),
  MAX_TOKENS_PER_ORGANIZATION: wholeNumber(1, 10_000_000, 'use a whole number of 1 or more').default(10_000),
});

export type Env = z.infer<typeof envSchema> & { publicUrl: string };

/** Reads the configuration once per process. Throws one sentence that names the first wrong variable. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${issue?.path.join('.')} is not usable: ${issue?.message}.`);
  }
  const env = parsed.data;
  if ((env.OIDC_ISSUER === undefined) !== (env.OIDC_CLIENT_ID === undefined)) {
    const missing = env.OIDC_ISSUER === undefined ? 'OIDC_ISSUER' : 'OIDC_CLIENT_ID';
    throw new Error(`${missing} is missing. OIDC_ISSUER and OIDC_CLIENT_ID belong together.`);
  }
  if ((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined)) {
    const missing = env.SMTP_URL === undefined ? 'SMTP_URL' : 'MAIL_FROM';
    throw new Error(`${missing} is missing. SMTP_URL and MAIL_FROM belong together.`);
  }
  const isTls = env.TLS_CERT_FILE !== undefined;
  if (isTls !== (env.TLS_KEY_FILE !== undefined)) {
    const missing = isTls ? 'TLS_KEY_FILE' : 'TLS_CERT_FILE';
    throw new Error(`${missing} is missing. TLS_CERT_FILE and TLS_KEY_FILE belong together.`);
  }
  const publicUrl = env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : localUrl(env.HOST, env.PORT, isTls);
  if (isTls && !publicUrl.startsWith('https:')) {
    throw new Error('PUBLIC_URL is not usable: with TLS_CERT_FILE it begins with https.');
  }
  return { ...env, publicUrl };
}

/** Where somebody on this machine reaches a server that listens there. */
function localUrl(host: string, port: number, isTls: boolean): string {
  const isLocal = ['0.0.0.0', '::', '::1', '127.0.0.1'].includes(host);
  return `${isTls ? 'https' : 'http'}://${isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
