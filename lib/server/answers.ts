import type { IncomingMessage, ServerResponse } from 'node:http';

import { oauthErrorOf, oauthRefusal, type OAuthError } from '#lib/doors/oauth-refusal.ts';
import { REQUEST_ID_HEADER } from '#lib/doors/request-facts.ts';

import { NOTHING_POLICY } from './security-headers.ts';

export interface Refusal {
  status: number;
  /** What happened and what to do. */
  message: string;
  retryAfterSeconds?: number | null;
}

export interface PageRefusal extends Refusal {
  title: string;
}

export interface MachineRefusal extends Refusal {
  /** The word of OAuth for it, where the status alone does not say it. */
  error?: OAuthError;
  headers?: Record<string, string>;
}

/** In the shape of that address: the endpoints of OAuth have one of their own, all others that of the REST API. */
export function refuseMachine(response: ServerResponse, path: string, refusal: MachineRefusal): void {
  const { status, message, error = oauthErrorOf(status), headers, retryAfterSeconds } = refusal;
  const text = path.startsWith('/oauth/')
    ? oauthRefusal(error, message)
    : JSON.stringify({ message, requestId: requestIdOf(response), statusCode: status });
  send(response, status, 'application/json', text, { ...retryAfter(retryAfterSeconds), ...headers });
}

/**
 * A refusal before Next runs. Server actions get plain text, because Next's client shows that as the error's message;
 * everybody else gets a page that needs nothing but itself.
 */
export function refusePage(request: IncomingMessage, response: ServerResponse, refusal: PageRefusal): void {
  const { status, message, retryAfterSeconds } = refusal;
  const headers = retryAfter(retryAfterSeconds);
  if (request.headers['next-action'] !== undefined || !(request.headers.accept ?? '').includes('text/html')) {
    send(response, status, 'text/plain', message, headers);
    return;
  }
  send(response, status, 'text/html; charset=utf-8', plainPage(refusal, requestIdOf(response)), headers);
}

const requestIdOf = (response: ServerResponse) => String(response.getHeader(REQUEST_ID_HEADER) ?? 'unknown');

const retryAfter = (seconds: number | null = null): Record<string, string> =>
  seconds === null ? {} : { 'retry-after': String(seconds) };

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  text: string,
  headers: Record<string, string>,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'content-security-policy': NOTHING_POLICY,
    ...headers,
  });
  response.end(text);
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function plainPage({ title, message, retryAfterSeconds }: PageRefusal, requestId: string): string {
  const refresh = retryAfterSeconds ? `<meta http-equiv="refresh" content="${retryAfterSeconds}">` : '';
  const again = retryAfterSeconds ? ` This page tries again every ${retryAfterSeconds} seconds.` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh}
<title>${escapeHtml(title)} · Latchkey</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 14px/20px ui-sans-serif, system-ui, sans-serif; color: light-dark(#1c2024, #edeef0); background: light-dark(#f7f8fa, #111315) }
main { max-width: 416px; padding: 24px }
h1 { font-size: 24px; line-height: 32px; font-weight: 600; margin: 0 0 8px }
p { margin: 0 0 16px }
small { font-size: 12px; color: light-dark(#60646c, #b0b4ba) }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(message)}${again}</p>
<small>Request ${escapeHtml(requestId)}</small>
</main>
</body>
</html>
`;
}
