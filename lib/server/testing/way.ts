import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to PostgreSQL over which connections can be made to fall silent without being closed. */
export interface Way {
  /** The connection string that leads over it. */
  url: string;
  /** From now on passes nothing on for the connections of this application name; without one, for all. */
  stall(applicationName?: string): void;
  /** Passes on again, what was held back first. */
  mend(): void;
  close(): void;
}

/** Opens a way to the database of a connection string. */
export async function openWay(databaseUrl: string): Promise<Way> {
  const target = new URL(databaseUrl);
  /** Both ends of each connection, with its startup message, which names the application. */
  const pairs = new Set<{ ends: [Socket, Socket]; startup: string; isStalled: boolean }>();
  let isAllStalled = false;
  const server = createServer((inner) => {
    const outer = connect(Number(target.port), target.hostname);
    const pair = { ends: [inner, outer] as [Socket, Socket], startup: '', isStalled: isAllStalled };
    pairs.add(pair);
    const forward = (from: Socket, to: Socket) => {
      from.on('data', (chunk: Buffer) => {
        if (from === inner && pair.startup === '') pair.startup = chunk.toString('latin1');
        to.write(chunk);
      });
      from
        .on('error', () => {})
        .on('close', () => {
          pairs.delete(pair);
          // Who has fallen silent does not say goodbye either.
          if (!pair.isStalled) to.destroy();
        });
      if (pair.isStalled) from.pause();
    };
    forward(inner, outer);
    forward(outer, inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    stall(applicationName) {
      isAllStalled = applicationName === undefined;
      for (const pair of pairs) {
        if (applicationName !== undefined && !pair.startup.includes(applicationName)) continue;
        pair.isStalled = true;
        for (const end of pair.ends) end.pause();
      }
    },
    mend() {
      isAllStalled = false;
      for (const pair of pairs) {
        pair.isStalled = false;
        for (const end of pair.ends) end.resume();
      }
    },
    close() {
      server.close();
      for (const { ends } of pairs) for (const end of ends) end.destroy();
    },
  };
}
