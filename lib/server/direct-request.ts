import type { IncomingMessage } from 'node:http';

import type { RequestFacts } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';

/** The facts of a request that this server answers itself; the id is made when somebody wants it. */
export class DirectRequest implements RequestFacts {
  readonly address: string;
  readonly userAgent: string;
  readonly method: string;
  readonly path: string;
  #id: string | null = null;

  constructor(request: IncomingMessage, path: string, address: string) {
    this.address = address;
    this.userAgent = (request.headers['user-agent'] ?? '').slice(0, 200);
    this.method = request.method ?? 'GET';
    this.path = path;
  }

  get id(): string {
    return (this.#id ??= newId());
  }
}
