import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
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
  PORT: port.default(8888),
  HOST: z.string().min(1).default('127.0.0.1'),
  // It stands in every token value, whose length is limited.
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .optional(),
  DATA_DIR: z.string().min(1).default('./.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TRUSTED_PROXIES: csv,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SESSION_KEY: z.string().min(32).optional(),
  TOKEN_PEPPERS: z.string().optional(),
  KEY_ENCRYPTION_KEY: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default('single sign-on'),
  MAX_TOKENS_PER_ORGANIZATION: z.coerce.number().int().min(1).default(10_000),
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
  const host = ['0.0.0.0', '::', '127.0.0.1'].includes(env.HOST) ? 'localhost' : env.HOST;
  return { ...env, publicUrl: (env.PUBLIC_URL ?? `http://${host}:${env.PORT}`).replace(/\/+$/, '') };
}
