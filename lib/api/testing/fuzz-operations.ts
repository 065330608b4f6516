import fc from 'fast-check';

import { BASES, type Base } from '../bases.ts';
import type { ApiApp } from '../create-app.ts';
import { describeApi } from '../openapi.ts';
import { HOSTILE_TEXTS, recordArbitrary, valuesOf, type Components, type Schema } from './fuzz-values.ts';

/** One request as it was made up; marks of records are still in it. */
export interface MadeRequest {
  /** `POST /v1/organizations/{organizationId}/tokens` */
  operation: string;
  method: string;
  template: string;
  path: Record<string, string>;
  query: [string, string][];
  /** Undefined: none. */
  body: unknown;
  rawBody: string | null;
}

interface Parameter {
  name: string;
  in: string;
  schema?: Schema;
}
interface Operation {
  servers?: unknown;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}

const METHODS = ['get', 'post', 'delete'];
const BROKEN_BODIES = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '{"name":"\\u0000"}',
  '{"name":"a","name":2}',
  '\u0000',
  '1e999',
];

/** Requests to one operation drawn from all documents, out of their schemas and of hostile values. */
export function requestsOf(app: ApiApp): { names: string[]; requests: fc.Arbitrary<MadeRequest> } {
  const all: [string, fc.Arbitrary<MadeRequest>][] = [];
  for (const base of Object.keys(BASES) as Base[]) {
    const document = describeApi(app, base, 'http://localhost:8888');
    const components = (document.components?.schemas ?? {}) as Components;
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      for (const method of METHODS) {
        const operation = (item as Record<string, Operation | undefined>)[method];
        if (!operation) continue;
        const template = operation.servers ? path : `${BASES[base]}${path}`;
        const name = `${method.toUpperCase()} ${template}`;
        all.push([name, requestTo(name, method.toUpperCase(), template, operation, components)]);
      }
    }
  }
  return {
    names: all.map(([name]) => name),
    // Records must outlive the requests about them.
    requests: fc.oneof(...all.map(([name, arbitrary]) => ({ weight: name.startsWith('DELETE') ? 1 : 4, arbitrary }))),
  };
}

function requestTo(operation: string, method: string, template: string, from: Operation, components: Components) {
  const parameters = from.parameters ?? [];
  const inPath = [...template.matchAll(/{(.+?)}/g)].map(([, name = '']) => [name, pathValue(name)] as const);
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const schema = from.requestBody?.content?.['application/json']?.schema;
  return fc.record({
    operation: fc.constant(operation),
    method: fc.constant(method),
    template: fc.constant(template),
    path: fc.record(Object.fromEntries(inPath)),
    query: fc
      .tuple(...inQuery.map((parameter) => fc.option(queryValues(parameter, components), { freq: 2, nil: [] })))
      .map((lists) => lists.flat()),
    body: schema ? valuesOf(schema, components) : fc.constant(undefined),
    rawBody: fc.oneof(
      { weight: method === 'POST' ? 20 : 1_000, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...BROKEN_BODIES) },
    ),
  });
}

/** Mostly a record that is there; the Organization nearly always the caller's. */
function pathValue(name: string): fc.Arbitrary<string> {
  const hostile = fc.constantFrom(...HOSTILE_TEXTS.filter((text) => text !== ''));
  const weight = name === 'organizationId' ? 60 : 20;
  return fc.oneof(
    { weight, arbitrary: name === 'organizationId' ? fc.constant('@organization') : recordArbitrary },
    { weight: 1, arbitrary: hostile },
  );
}

function queryValues({ name, schema = {} }: Parameter, components: Components): fc.Arbitrary<[string, string][]> {
  const isList = schema.type === 'array';
  const one = valuesOf(isList ? (schema.items ?? {}) : schema, components, name).map(
    (value) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as [string, string],
  );
  return fc.oneof({ weight: 8, arbitrary: fc.tuple(one) }, { weight: 1, arbitrary: fc.array(one, { maxLength: 4 }) });
}
