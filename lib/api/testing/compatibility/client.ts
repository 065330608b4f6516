import { gunzipSync } from 'node:zlib';

import { expect } from 'vitest';

import { valuesAt, type Check } from './checks.ts';

/** One line of docs/compatibility.md: a call, header or field, and what was asserted of it. */
export interface Row {
  what: string;
  shown: string;
}

/** A request as it went out, for trying it again with other tokens. */
export interface Sent {
  /** `POST /v1/organizations/{org}/tokens` */
  operation: string;
  method: string;
  path: string;
  query: string;
  json: unknown;
}

export interface CallOptions {
  /** Ids for the names in braces. */
  at?: Record<string, string>;
  /** As sent; names in braces are filled in. */
  query?: string;
  json?: unknown;
  status?: 200 | 204;
  /** By path; see `valuesAt`. */
  fields?: Record<string, Check>;
}

/** A call was refused: where, and with what. */
export class Refused extends Error {
  readonly sent: Sent;
  readonly status: number;
  readonly answer: string;
  constructor(sent: Sent, status: number, answer: string) {
    super(`${sent.operation} answered ${status}: ${answer}`);
    this.sent = sent;
    this.status = status;
    this.answer = answer;
  }
}

/** Headers of each client (api-contract 1.2, 3.1). */
export const HEADERS = {
  cli: {
    'x-astro-client-identifier': 'cli',
    'x-astro-client-version': '1.45.0',
    'x-client-os-identifier': 'linux-amd64',
    'user-agent': 'astro-cli/1.45.0',
    'accept-encoding': 'gzip',
  },
  terraform: {
    'x-astro-client-identifier': 'terraform-provider-astro',
    'x-astro-client-version': '1.2.0',
    'x-client-os-identifier': 'linux-amd64',
    'user-agent': 'terraform-provider-astro/1.2.0',
    'accept-encoding': 'gzip',
  },
} as const;
export type ClientName = keyof typeof HEADERS;

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** The request itself, with the headers of the client. */
export function send(fetch: Fetch, client: ClientName, token: string, sent: Sent): Promise<Response> {
  return fetch(`${sent.path}${sent.query === '' ? '' : `?${sent.query}`}`, {
    method: sent.method,
    headers: {
      ...HEADERS[client],
      authorization: `Bearer ${token}`,
      ...(sent.json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(sent.json !== undefined && { body: JSON.stringify(sent.json) }),
  });
}

/** Plays one client with one token, asserts each answer, and writes down what it asserted. */
export class Client {
  readonly rows: Row[] = [];
  readonly sent: Sent[] = [];
  private readonly send: (sent: Sent) => Promise<Response>;
  private readonly org: string;
  constructor(fetch: Fetch, name: ClientName, token: string, org: string) {
    this.send = (sent) => send(fetch, name, token, sent);
    this.org = org;
  }

  /** Sends `POST …/tokens`, holds status, content type and fields against what the client needs, and gives the body. */
  // oxlint-disable-next-line typescript/no-explicit-any -- sequences read whatever the contract says is there
  async call(operation: string, options: CallOptions = {}): Promise<any> {
    const { status = 200, fields = {} } = options;
    const { response, text } = await this.raw(operation, options);
    const type = response.headers.get('content-type');
    this.note(describe(operation, options), status === 200 ? '200 as `application/json`' : '204 without a body');
    if (status === 204) {
      expect([operation, response.status, text]).toEqual([operation, 204, '']);
      return null;
    }
    expect([operation, response.status, type]).toEqual([operation, 200, 'application/json']);
    const body: unknown = JSON.parse(text);
    for (const [path, check] of Object.entries(fields)) {
      for (const value of valuesAt(body, path)) {
        if (!check.test(value))
          throw new Error(`${operation}: ${path} ${check.says} — but is ${JSON.stringify(value)}`);
      }
      this.note(`\`${path.replace(/\?$/, '')}\`${path.endsWith('?') ? ', where present' : ''}`, check.says);
    }
    return body;
  }

  /** The answer as it came; throws Refused from 400 on. */
  async raw(
    operation: string,
    { at = {}, query = '', json }: CallOptions,
  ): Promise<{ response: Response; text: string }> {
    const [method = '', template = ''] = operation.split(' ');
    const ids: Record<string, string> = { ...at, org: this.org };
    const fill = (from: string) => from.replaceAll(/{(\w+)}/g, (_, name: string) => ids[name] ?? `missing-${name}`);
    const sent = { operation, method, path: fill(template), query: fill(query), json };
    this.sent.push(sent);
    const response = await this.send(sent);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
    if (response.status >= 400) throw new Refused(sent, response.status, text);
    return { response, text };
  }

  /** What no single field shows. */
  assert(what: string, { says, test }: Check, value: unknown): void {
    if (!test(value)) throw new Error(`${what} ${says} — but is ${JSON.stringify(value)}`);
    this.note(what, says);
  }

  note(what: string, shown: string): void {
    if (!this.rows.some((row) => row.what === what && row.shown === shown)) this.rows.push({ what, shown });
  }
}

/** The call as the document shows it: method, path, query and the names in the body. */
function describe(operation: string, { query, json }: CallOptions): string {
  const asked = `\`${operation}${query === undefined ? '' : `?${query}`}\``;
  return json === undefined ? asked : `${asked} with \`${shape(json)}\``;
}

function shape(json: unknown): string {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return JSON.stringify(json);
  const value = (part: unknown) => (part === null ? ': null' : Array.isArray(part) && part.length === 0 ? ': []' : '');
  return `{${Object.entries(json)
    .map(([key, part]) => `${key}${value(part)}`)
    .join(', ')}}`;
}

/** Pages as a client does: until it has all, or for some one page further (api-contract 2.2, 3.2). */
export async function pages(
  as: Client,
  operation: string,
  {
    key,
    limit,
    query = '',
    beyond = false,
    ...options
  }: CallOptions & { key: string; limit: number; beyond?: boolean },
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
): Promise<any[]> {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  const all: any[] = [];
  for (let offset = 0; ; offset += limit) {
    const rest = query === '' ? '' : `&${query}`;
    const isBeyond = offset > 0;
    const body = await as.call(operation, {
      ...options,
      query: `limit=${limit}&offset=${offset}${rest}`,
      ...(isBeyond && { fields: { [key]: EMPTY } }),
    });
    all.push(...body[key]);
    if (body.totalCount <= (beyond ? offset : offset + limit)) return all;
  }
}
const EMPTY: Check = { says: 'is `[]`', test: (value) => Array.isArray(value) && value.length === 0 };
