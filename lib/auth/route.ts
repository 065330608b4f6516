import type { NextRequest } from 'next/server';

import { handOver } from './call-next-auth.ts';

/**
 * What of next-auth is reachable over HTTP. Its session endpoint would renew cookies without looking at the database,
 * and `_log` would let anybody write our log.
 */
const OPEN = {
  GET: ['csrf', 'providers', 'signin', 'callback', 'error'],
  POST: ['signin', 'callback', 'signout'],
};

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

function handlerFor(method: keyof typeof OPEN) {
  return async (request: NextRequest, { params }: RouteContext): Promise<Response> => {
    const { nextauth } = await params;
    if (!OPEN[method].includes(nextauth[0] ?? '')) return new Response('Not found', { status: 404 });
    const { response } = await handOver(request, nextauth);
    return response;
  };
}

export const GET = handlerFor('GET');
export const POST = handlerFor('POST');
