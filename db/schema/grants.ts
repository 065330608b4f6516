import { index, pgTable, text, varchar } from 'drizzle-orm/pg-core';

import { bytea, id, moment } from './columns.ts';
import { sessions } from './users.ts';

/** What a person allowed a program, until the program fetches its tokens (RFC 6749, 4.1). One row is one code. */
export const authorizationCodes = pgTable(
  'authorization_codes',
  {
    /** SHA-256 of the code, which is 256 random bits. */
    digest: bytea('digest').primaryKey(),
    /** The browser session it was allowed in. */
    sessionId: id('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    clientId: varchar('client_id', { length: 32 }).notNull(),
    redirectUri: text('redirect_uri').notNull(),
    /** SHA-256 of the verifier in base64url (RFC 7636, S256). */
    codeChallenge: varchar('code_challenge', { length: 43 }).notNull(),
    /** Granted scopes, separated by spaces. */
    scope: text('scope').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    /** When somebody came with the code, whether they got tokens or not. */
    usedAt: moment('used_at'),
    /** The session that was opened for it: it ends when the code comes again. */
    openedSessionId: id('opened_session_id'),
  },
  (table) => [index('authorization_codes_session_idx').on(table.sessionId)],
);

/** Tokens of a program's session. They are in force as long as the session is. */
export const sessionTokens = pgTable(
  'session_tokens',
  {
    /** SHA-256 of the token. */
    digest: bytea('digest').primaryKey(),
    sessionId: id('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    kind: varchar('kind', { length: 8 }).$type<'ACCESS' | 'REFRESH'>().notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    /** First use of a refresh token; null before. */
    firstUsedAt: moment('first_used_at'),
  },
  (table) => [index('session_tokens_session_idx').on(table.sessionId)],
);
