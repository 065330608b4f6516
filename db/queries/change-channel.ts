import { Socket } from 'node:net';

import pg from 'pg';

/** The one channel on which processes tell each other that something cached has changed. */
export const CHANGE_CHANNEL = 'latchkey_changed';

export interface ChangeChannel {
  /**
   * Sends `payload` to every listener, this one included, and returns PostgreSQL's clock in milliseconds since 1970.
   * Notifications arrive in commit order: when the echo is here, so is everything that was committed before it.
   */
  beat(payload: string): Promise<number>;
  /** Ends the connection without waiting for the other side. */
  close(): void;
}

/**
 * Listens for changes on a connection of its own. `databaseUrl` must lead to PostgreSQL itself: a transaction pooler
 * would swallow notifications. Resolves once LISTEN is in force; rejects when the database is away.
 */
export async function openChangeChannel(
  databaseUrl: string,
  on: { payload(text: string): void; closed(): void },
): Promise<ChangeChannel> {
  const socket = new Socket();
  const client = new pg.Client({
    stream: () => socket,
    connectionString: databaseUrl,
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    application_name: 'latchkey changes',
  });
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    on.closed();
    client.end().catch(() => {});
    // A connection that died silently never answers the farewell.
    setTimeout(() => socket.destroy(), 1_000).unref();
  };
  client.on('error', close);
  client.on('end', close);
  client.on('notification', (message) => {
    if (!isClosed) on.payload(message.payload ?? '');
  });
  try {
    await client.connect();
    await client.query(`listen ${CHANGE_CHANNEL}`);
  } catch (error) {
    close();
    throw error;
  }
  return {
    close,
    async beat(payload) {
      const { rows } = await client.query<{ now: number }>({
        name: 'beat',
        text: 'select pg_notify($1, $2), (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
        values: [CHANGE_CHANNEL, payload],
      });
      return rows[0]?.now ?? Number.NaN;
    },
  };
}
