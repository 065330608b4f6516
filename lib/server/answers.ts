import type { IncomingMessage, ServerResponse } from 'node:http';

import { REQUEST_ID_HEADER } from '#lib/doors/request-facts.ts';

import { NOTHING_POLICY } from './security-headers.ts';

export interface Refusal {
  status: number;
  title: string;
  /** What happened and what to do. */
  message: string;
  retryAfterSeconds?: number;
}

/** The error shape of the REST API (api-contract, Error). */
export function refuseMachine(response: ServerResponse, { status, message, retryAfterSeconds }: Refusal): void {
  const requestId = String(response.getHeader(REQUEST_ID_HEADER) ?? 'unknown');
  send(response, status, 'application/json', JSON.stringify({ message, requestId, statusCode: status }), {
    ...(retryAfterSeconds && { 'retry-after': String(retryAfterSeconds) }),
  });
}

/**
 * A refusal before Next runs. Server actions get plain text, because Next's client shows that as the error's message;
 * everybody else gets a page that needs nothing but itself.
 */
export function refusePage(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, message, retryAfterSeconds } = refusal;
  const headers = retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {};
  if (request.headers['next-action'] !== undefined || !(request.headers.accept ?? '').includes('text/html')) {
    send(response, status, 'text/plain', message, headers);
    return;
  }
  const requestId = String(response.getHeader(REQUEST_ID_HEADER) ?? 'unknown');
  send(response, status, 'text/html; charset=utf-8', plainPage(refusal, requestId), headers);
}

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

function plainPage({ title, message, retryAfterSeconds }: Refusal, requestId: string): string {
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
