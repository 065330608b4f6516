import type { Context } from '#lib/context.ts';

import type { TokenDetails } from './types.ts';

/** The one-time answer of create and rotate. `secret` is null when a repeated request is answered again. */
export interface Issued<Told> {
  token: Told;
  secret: string | null;
}
export type IssuedToken = Issued<TokenDetails>;

/**
 * Reads what an answer tells of a token that gets a value. Called before the commit, on its connection: a database that
 * is too busy afterwards would take the value with it, which nobody was told, and the older one has ended.
 */
export type TellToken<Told> = (ctx: Context, tokenId: string) => Promise<Told>;
