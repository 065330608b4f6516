// One server under load in a process of its own. Options come as JSON on the command line; the port goes to the parent.
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ServerOptions } from './messages.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as ServerOptions;

/** The same body reading for all servers that are not somebody's own. */
function readText(request: IncomingMessage, done: (text: string) => void): void {
  let text = '';
  request.setEncoding('latin1');
  request.on('data', (chunk: string) => (text += chunk));
  request.on('end', () => done(text));
}

/** What no server can do without: it reads the form, if there is one, and answers a constant. */
function bare(answer: string): RequestListener {
  const length = String(answer.length);
  return (request, response) => {
    const send = () => {
      response.writeHead(200, ['content-type', 'application/json', 'content-length', length]);
      response.end(answer);
    };
    if (request.method === 'POST') readText(request, send);
    else send();
  };
}

interface Started {
  server: Server;
  values?: string[];
  /** Writes what is still in memory. */
  stop?: () => Promise<void>;
}

async function start(): Promise<Started> {
  switch (options.kind) {
    case 'bare':
      return { server: createServer(bare(options.answer ?? '')) };
    case 'latchkey':
      return (await import('./latchkey-server.ts')).startLatchkey(options);
    case 'better-auth':
      return (await import('./peers.ts')).startBetterAuth(options, readText);
    case 'oidc-provider':
      return (await import('./peers.ts')).startOidcProvider(options);
  }
}

const { server, values, stop } = await start();
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port, values }));
process.once('disconnect', () => {
  void Promise.resolve(stop?.()).finally(() => process.exit(0));
});
