/** What a server process is told on its command line, as JSON. */
export interface ServerOptions {
  kind: 'latchkey' | 'better-auth' | 'oidc-provider' | 'bare';
  databaseUrl: string;
  /** Of Latchkey: secrets in base64, and whether known values are answered from memory. */
  secrets?: { peppers: [number, string][]; keyEncryptionKey: string };
  hasCache?: boolean;
  /** Of the bare server: what it answers. */
  answer?: string;
  /** Of oidc-provider: how many tokens it issues. */
  tokens?: number;
}

/** What it says once it listens. */
export interface Ready {
  port: number;
  /** Values that it issued itself. */
  values?: string[];
}
