import type { ReferenceField, ReferenceOperation } from './types.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
  format?: string;
}
type Content = Record<string, { schema?: Schema }>;
interface Operation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema; description?: string }[];
  requestBody?: { content?: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
  servers?: unknown;
}
/** The part of an OpenAPI 3.1 document that a reference shows. */
export interface ReferenceSource {
  paths?: object;
  components?: { schemas?: object };
}

const METHODS = ['get', 'post', 'delete'] as const;
const DEEPEST = 3;
const WORDS: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  null: 'null',
};

/** The operations of a document under `base`, in its own order; with `search`, those that have every word of it. */
export function listOperations(source: ReferenceSource, base: string, search = ''): ReferenceOperation[] {
  const schemas = (source.components?.schemas ?? {}) as Record<string, Schema>;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.entries(source.paths ?? {})
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = (item as Partial<Record<string, Operation>>)[method];
        if (!operation) return [];
        // One with a server of its own stands beside the base.
        return [describe(operation, method, operation.servers ? path : `${base}${path}`, schemas)];
      }),
    )
    .filter(({ method, path, summary, description, tag }) => {
      const text = `${method} ${path} ${summary} ${description} ${tag}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
}

function describe(
  operation: Operation,
  method: string,
  path: string,
  schemas: Record<string, Schema>,
): ReferenceOperation {
  const { parameters = [], responses = {}, summary = '', description = '' } = operation;
  const fields = (content: Content | undefined) => fieldsOf(content?.['application/json']?.schema, schemas);
  return {
    id: operation.operationId ?? `${method} ${path}`,
    tag: operation.tags?.[0] ?? 'Other',
    method: method.toUpperCase(),
    path,
    summary,
    description,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      type: typeOf(parameter.schema, schemas),
      isRequired: parameter.required === true,
      description: parameter.description ?? parameter.schema?.description ?? '',
    })),
    body: fields(operation.requestBody?.content),
    answer: fields((responses['200'] ?? responses['202'])?.content),
    responses: Object.entries(responses).map(([status, one]) => ({ status, description: one.description ?? '' })),
  };
}

const resolve = (schema: Schema, schemas: Record<string, Schema>): Schema =>
  schema.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;

/** Every value inside an object, those of lists as `name[].value`. */
function fieldsOf(from: Schema | undefined, schemas: Record<string, Schema>, prefix = '', depth = 0): ReferenceField[] {
  if (!from || depth > DEEPEST) return [];
  const schema = resolve(from, schemas);
  if (schema.items) return fieldsOf(schema.items, schemas, `${prefix.replace(/\.$/, '')}[].`, depth);
  const choices = schema.anyOf ?? schema.oneOf;
  const properties = schema.properties
    ? Object.entries(schema.properties)
    : (choices ?? []).flatMap((choice) => Object.entries(resolve(choice, schemas).properties ?? {}));
  const seen = new Map(properties);
  return [...seen].flatMap(([key, value]) => [
    {
      name: `${prefix}${key}`,
      type: typeOf(value, schemas),
      isRequired: schema.required?.includes(key) ?? false,
      description: value.description ?? '',
    },
    ...fieldsOf(value, schemas, `${prefix}${key}.`, depth + 1),
  ]);
}

function typeOf(from: Schema | undefined, schemas: Record<string, Schema>): string {
  if (!from) return 'anything';
  const schema = resolve(from, schemas);
  if (schema.enum) return `${schema.enum.length > 1 ? 'one of ' : ''}${schema.enum.join(', ')}`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeOf(choice, schemas)))].join(' or ');
  if (schema.format === 'date-time') return 'time';
  if (schema.items) return `list of ${typeOf(schema.items, schemas)}`;
  const types = [schema.type ?? 'anything'].flat();
  return types.map((type) => WORDS[type] ?? type).join(' or ');
}
