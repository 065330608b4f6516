import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { BASES, type Base } from '../bases.ts';
import { isBesideBases } from '../openapi.ts';

interface Answer {
  method: string;
  path: string;
  status: number;
  contentType: string | null;
  text: string;
}
interface DocumentedResponse {
  content?: Record<string, { schema?: object }>;
}
type Operations = Record<string, { responses?: Record<string, DocumentedResponse> }>;
interface Documented {
  paths: { template: string; pattern: RegExp; operations: Operations }[];
  ajv: Ajv2020;
  validators: Map<string, ValidateFunction>;
}

/** An OpenAPI document, as an application makes it or a server serves it. */
export type ReadDocument = (base: Base) => object | Promise<object>;

/** Every application is made of the same definitions, so that one test file needs each document once. */
const documents = new Map<Base, Documented>();

/**
 * Throws when an answer of the API is not what its OpenAPI document says: status, content type, and every field of the
 * body. Answers outside the four bases are none of its business, nor are bodies that are no JSON.
 */
export async function expectDocumented(read: ReadDocument, answer: Answer): Promise<void> {
  const path = new URL(answer.path, 'http://localhost').pathname;
  const isBeside = isBesideBases(path);
  const base = isBeside ? 'v1' : (Object.keys(BASES) as Base[]).find((name) => path.startsWith(`${BASES[name]}/`));
  if (base === undefined || answer.method === 'HEAD') return;
  const documented = documents.get(base) ?? prepare(await read(base));
  documents.set(base, documented);

  const what = `${answer.method} ${path} answered ${answer.status}`;
  const inDocument = isBeside ? path : path.slice(BASES[base].length);
  const found = documented.paths.find(({ pattern }) => pattern.test(inDocument));
  const operation = found?.operations[answer.method.toLowerCase()];
  if (!found || !operation) {
    const allowed = found ? [401, 404, 405] : [401, 404];
    if (!allowed.includes(answer.status)) throw new Error(`${what}, an address that no document has.`);
    return checkBody(documented, '#/components/schemas/Error', what, answer.text);
  }
  const response = operation.responses?.[answer.status];
  if (!response) throw new Error(`${what}, a status that ${found.template} does not document.`);
  const [contentType, content] = Object.entries(response.content ?? {})[0] ?? [];
  if (contentType === undefined) {
    if (answer.text !== '') throw new Error(`${what} with a body that is not documented: ${answer.text}`);
    return;
  }
  if (answer.contentType?.split(';')[0] !== contentType) {
    throw new Error(`${what} as ${answer.contentType}, but the document says ${contentType}.`);
  }
  if (contentType !== 'application/json' || !content?.schema) return;
  const keys = ['paths', found.template, answer.method.toLowerCase(), 'responses', String(answer.status), 'content'];
  const pointer = [...keys, contentType, 'schema'].map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'));
  checkBody(documented, `#/${pointer.map(encodeURIComponent).join('/')}`, what, answer.text);
}

function checkBody({ ajv, validators }: Documented, pointer: string, what: string, text: string): void {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `document${pointer}` });
  validators.set(pointer, validate);
  if (validate(JSON.parse(text))) return;
  throw new Error(`${what} with a body outside its document: ${ajv.errorsText(validate.errors)} in ${text}`);
}

function prepare(document: { paths?: object }): Documented {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(closed(document) as object, 'document');
  const paths = Object.entries(document.paths ?? {})
    // `users/self` before `users/{userId}`: a path as written wins over a pattern.
    .toSorted(([a], [b]) => a.split('{').length - b.split('{').length)
    .map(([template, operations]) => ({
      template,
      pattern: new RegExp(`^${template.replaceAll(/{.+?}/g, '[^/]+')}$`),
      operations: operations as Operations,
    }));
  return { paths, ajv, validators: new Map() };
}

/** A copy in which objects have no other keys than those written down: an answer must not say more than its document. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  const isOpen = copy['type'] === 'object' && copy['properties'] && copy['additionalProperties'] === undefined;
  return isOpen && !('allOf' in copy) ? { ...copy, additionalProperties: false } : copy;
}
