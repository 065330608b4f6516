import { format } from 'node:util';

import { pino, type DestinationStream, type Logger } from 'pino';

const CENSOR = '[redacted]';

/** Property names whose value is never written, wherever they stand. `tokenId` and `tokenName` are no secrets. */
const SECRET_NAME =
  /^(authorization|proxy-authorization|cookie|set-cookie|token|secret|value|code|digest|credentials?)$|password|passwd|secret_?key|session_?key|pepper|encryption_?key|token_?value|client_?secret/i;

/** Text that is secret whatever it is called: values and session cookies, bearer headers, passwords in addresses, one-time codes in links. */
const SECRET_TEXT: readonly [RegExp, string][] = [
  [/eyJ[\w-]{4,}\.[\w-]*(?:\.[\w-]*){1,3}/g, CENSOR],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${CENSOR}`],
  [/(\w+:\/\/[^\s:/@"]+):[^\s@/"]+@/g, `$1:${CENSOR}@`],
  [/([?&](?:code|token|secret|password|state)=)[^&\s"]+/gi, `$1${CENSOR}`],
  [/((?:session-token|csrf-token)=)[^;\s"]+/gi, `$1${CENSOR}`],
  // Set-up codes and password links, see issue-one-time-code.ts.
  [/\b[a-z2-9]{6}(?:-[a-z2-9]{6}){3}\b/g, CENSOR],
  [/\$argon2\w+\$[^\s"]+/g, CENSOR],
  // A failed query repeats its parameters in its message, here inside a line of JSON.
  [/\\nparams: (?:[^"\\]|\\.)*?(?=\\n {4}at |")/g, ''],
];

/** One line of text without anything that looks like a secret. */
export function redactText(text: string): string {
  return SECRET_TEXT.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text);
}

/** `code` may be a one-time code or the machine word of an error, such as ECONNREFUSED or 23505. */
const isErrorCode = (name: string, value: unknown) =>
  name === 'code' && (typeof value !== 'string' || /^[A-Z\d_]{3,64}$/.test(value));

function redactNames(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || depth > 6) return value;
  if (Buffer.isBuffer(value) || ArrayBuffer.isView(value)) return '[bytes]';
  if (value instanceof Error) return plainError(value);
  if (Array.isArray(value)) return value.map((item) => redactNames(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET_NAME.test(name) && !isErrorCode(name, inner) ? CENSOR : redactNames(inner, depth + 1),
    ]),
  );
}

const withoutParams = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '');

/**
 * An error as a log may hold it: a failed query carries its parameters in `params`, `detail` and in its own message,
 * and those may be anything a person typed.
 */
function plainError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return redactNames(error);
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: withoutParams(error.message),
    stack: withoutParams(error.stack ?? ''),
    ...(typeof code === 'string' && { code }),
    ...(error.cause !== undefined && depth < 4 && { cause: plainError(error.cause, depth + 1) }),
  };
}

/** The process's logger: JSON lines with names and patterns of secrets blacked out, whoever writes them. */
export function createLogger(level: string, out: DestinationStream = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (entry) => redactNames(entry) as Record<string, unknown>,
      },
      serializers: { err: (error: unknown) => plainError(error) },
    },
    { write: (line) => void out.write(redactText(line)) },
  );
}

/** Next and libraries write to the console; what they write goes through the logger, so that it is redacted too. */
export function sendConsoleToLog(log: Logger): void {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      const text = format(...parts.filter((part) => part !== error).map((part) => redactNames(part)));
      // Next's digest is what its 500 page shows as the request id.
      const { digest } = (error ?? {}) as { digest?: unknown };
      const found = typeof digest === 'string' ? { requestId: digest } : {};
      if (error) log[level]({ err: error, ...found }, text || error.name);
      else log[level](text);
    };
  console.debug = console.log = console.info = write('debug');
  console.warn = write('warn');
  console.error = console.trace = write('error');
}
