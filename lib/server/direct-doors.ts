import type { IncomingMessage, ServerResponse } from 'node:http';

import { REQUEST_ID_HEADER } from '#lib/doors/request-facts.ts';
import { retryAfterOf, toDomainError } from '#lib/doors/refusal.ts';
import { HTTP_STATUS, type DomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';

import { AnswersTogether } from './answers-together.ts';
import { refuseMachine, type MachineRefusal } from './answers.ts';
import { CallerAddresses, parseTrustedProxies } from './client-address.ts';
import { DirectRequest } from './direct-request.ts';
import { createIntrospectDoor } from './introspect-door.ts';
import { createRevokeDoor } from './revoke-door.ts';
import { machineHeaders } from './security-headers.ts';
import { verifyDoor } from './verify-door.ts';

/** What all calls of one server have in common. */
interface DirectParts {
  runtime: Runtime;
  /** Headers of every answer, as name, value, name, value. */
  common: readonly string[];
  logFailure: FailureLog;
  answers: AnswersTogether;
}

const nothing = () => {};

/** One call of an address that this server answers itself. */
export class DirectCall {
  readonly #parts: DirectParts;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly facts: DirectRequest;
  /** The query without its `?`; empty when there is none. */
  readonly query: string;
  #answer: () => void = nothing;

  constructor(
    parts: DirectParts,
    request: IncomingMessage,
    response: ServerResponse,
    facts: DirectRequest,
    query: string,
  ) {
    this.#parts = parts;
    this.request = request;
    this.response = response;
    this.facts = facts;
    this.query = query;
  }

  get runtime(): Runtime {
    return this.#parts.runtime;
  }

  get common(): readonly string[] {
    return this.#parts.common;
  }

  /** Answers with what `write` writes, at the end of this turn of the event loop. */
  answer(write: () => void): void {
    this.#answer = write;
    this.#parts.answers.add(this);
  }

  /** Writes the answer; one that cannot be written must not take those of others with it. */
  send(): void {
    this.attempt(this.#answer);
  }

  /** Refuses now, in the shape of the address. */
  refuse(refusal: MachineRefusal): void {
    const { response, common, facts } = this;
    if (!response.headersSent) {
      for (let at = 0; at < common.length; at += 2) response.setHeader(common[at] ?? '', common[at + 1] ?? '');
      response.setHeader(REQUEST_ID_HEADER, facts.id);
    }
    refuseMachine(response, facts.path, refusal);
  }

  /** Runs a step, now or when a body is there, and answers what it throws. */
  attempt(step: () => void | Promise<void>): void {
    try {
      step()?.catch((error: unknown) => refuseThrown(this.#parts, this, error));
    } catch (error) {
      refuseThrown(this.#parts, this, error);
    }
  }
}

/** Answers, now or later; what it throws is answered here. */
export type DirectDoor = (call: DirectCall) => void | Promise<void>;

/** Finds the door of a path; null for what Hono and Next answer. */
function createDoorOf(runtime: Runtime): (path: string) => DirectDoor | null {
  const oauth = new Map([
    ['/oauth/introspect', createIntrospectDoor()],
    ['/oauth/revoke', createRevokeDoor(runtime)],
  ]);
  return (path) => (path === '/verify' || path.startsWith('/verify/') ? verifyDoor : (oauth.get(path) ?? null));
}

/**
 * The addresses that are asked on every request of somebody else's service: plain node:http, because the way through
 * Hono costs more than the check itself. Answers whether it took the request.
 */
export function createDirectDoors(runtime: Runtime): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { env, log } = runtime;
  const addresses = new CallerAddresses(parseTrustedProxies(env.TRUSTED_PROXIES));
  const common = machineHeaders(new URL(env.publicUrl)).flat();
  const doorOf = createDoorOf(runtime);
  const logFailure = createFailureLog(runtime);
  const parts: DirectParts = { runtime, common, logFailure, answers: new AnswersTogether() };
  const isDebug = log.isLevelEnabled('debug');

  return (request, response) => {
    const { url = '/' } = request;
    const end = url.indexOf('?');
    const path = end === -1 ? url : url.slice(0, end);
    const door = doorOf(path);
    if (!door) return false;
    const address = addresses.of(request);
    // What follows /verify is an address of somebody else's service, which nothing is to be told about.
    const facts = new DirectRequest(request, door === verifyDoor ? '/verify' : path, address);
    if (isDebug) logWhenClosed(runtime, facts, response);
    const call = new DirectCall(parts, request, response, facts, end === -1 ? '' : url.slice(end + 1));
    call.attempt(() => door(call));
    return true;
  };
}

function logWhenClosed({ log }: Runtime, facts: DirectRequest, response: ServerResponse): void {
  const started = performance.now();
  response.once('close', () => {
    const { id: requestId, method, path, address } = facts;
    const ms = Math.round(performance.now() - started);
    log.debug({ requestId, method, path, address, status: response.statusCode, ms }, 'request');
  });
}

type FailureLog = (error: DomainError, facts: DirectRequest) => void;

/** Thousands of calls each second fail while the database is away: one line a second is enough then. */
function createFailureLog({ log }: Runtime): FailureLog {
  let quietUntil = Number.NEGATIVE_INFINITY;
  return (error, { id: requestId, path }) => {
    if (!error.cause) return;
    if (error.code === 'UNAVAILABLE') {
      const now = performance.now();
      if (now < quietUntil) return;
      quietUntil = now + 1_000;
    }
    log.error({ err: error.cause, requestId, path }, 'request failed');
  };
}

function refuseThrown({ logFailure }: DirectParts, call: DirectCall, thrown: unknown): void {
  const error = toDomainError(thrown);
  const { challenge } = error.details;
  logFailure(error, call.facts);
  call.refuse({
    status: HTTP_STATUS[error.code],
    message: error.message,
    retryAfterSeconds: retryAfterOf(error),
    ...(typeof challenge === 'string' && { headers: { 'www-authenticate': challenge } }),
  });
}
