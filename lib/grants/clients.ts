/** A program that acts for people: public, so PKCE and the redirect address stand in for a secret. */
export interface Client {
  id: string;
  /** What people call it. */
  name: string;
  /** Whether the answer may go to this address. */
  isRedirectAllowed(address: string): boolean;
}

/**
 * The Astro CLI listens on `http://localhost:12345/callback` (api-contract 1.7). Only this machine's own addresses, with
 * any port, because nothing else about a listener there can be known beforehand (RFC 8252, 7.3 and 8.3).
 */
const ASTRO_CLI: Client = {
  id: 'astro-cli',
  name: 'Astro CLI',
  isRedirectAllowed: (address) =>
    /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):[1-9]\d{0,4}\/callback$/.test(address) && URL.canParse(address),
};

/** What `astro login` asks for first (api-contract 1.7, step 1). */
export const ASTRO_CLI_ID = ASTRO_CLI.id;
/** Whom access tokens are for: the name the clients know. */
export const AUDIENCE = 'astronomer-ee';

/** There is one; others are added here. */
export function findClient(id: unknown): Client | null {
  return id === ASTRO_CLI.id ? ASTRO_CLI : null;
}

/** Its name, or the id of one that was taken out. */
export function clientName(id: string): string {
  return findClient(id)?.name ?? id;
}
