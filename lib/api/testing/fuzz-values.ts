import fc from 'fast-check';

/** The part of JSON Schema that our documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: Schema;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
export type Components = Record<string, Schema>;

/** Stands for the id of a record that exists when the request is sent: `@record:<which>`. */
const RECORD = '@record:';
export const recordArbitrary = fc.nat(1_000).map((which) => `${RECORD}${which}`);

/** Puts ids of records where their marks stand, at any depth. */
export function withRecords(value: unknown, ids: readonly string[]): unknown {
  if (typeof value === 'string' && value.startsWith(RECORD)) {
    return ids[Number(value.slice(RECORD.length)) % ids.length] ?? '';
  }
  if (Array.isArray(value)) return value.map((item) => withRecords(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withRecords(part, ids)]));
}

/** Texts that have broken programs before. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u200b',
  '🦊'.repeat(300),
  'x'.repeat(20_000),
  "'; drop table api_tokens; --",
  '%00%ff',
  '%',
  '_%\\',
  '../../etc/passwd',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  'NaN',
  '99999999999999999999',
  '2026-02-31T25:61:00Z',
  'c000000000000000000000000',
  'C000000000000000000000000',
  '\n\r\t',
  'ſı',
];
const HOSTILE = [null, true, 0, -1, 1.5, 1e308, 2 ** 53, 2 ** 31, [], [null], {}, { $ne: 1 }, [[[[]]]]];
const hostile = fc.oneof(fc.constantFrom<unknown>(...HOSTILE_TEXTS, ...HOSTILE), fc.jsonValue({ maxDepth: 2 }));

/** Values that the schema mostly allows, and now and then one that it does not. */
export function valuesOf(schema: Schema, components: Components, name = '', depth = 0): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  return fc.oneof(
    { weight: 40, arbitrary: fitting(schema, components, name, depth) },
    { weight: 1, arbitrary: hostile },
  );
}

function fitting(schema: Schema, components: Components, name: string, depth: number): fc.Arbitrary<unknown> {
  const within = (part: Schema) => valuesOf(part, components, name, depth + 1);
  if (schema.$ref) return within(components[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(within));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(within)).map((parts) => Object.assign({}, ...parts) as unknown);
  const [type, ...others] = [schema.type ?? []].flat();
  if (others.length > 0) return fc.oneof(...[type, ...others].map((one) => within({ ...schema, type: one ?? 'null' })));
  switch (type) {
    case 'string':
      return textOf(schema, name);
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: schema.minimum ?? -2, max: schema.maximum ?? 5_000 }), fc.constantFrom(1, 20));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(within(schema.items ?? {}), { maxLength: 3 });
    case 'object':
      return objectOf(schema, components, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: Schema, components: Components, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([key, part]) => [
    key,
    valuesOf(part, components, key, depth + 1),
  ]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: schema.required ?? [],
  });
}

const ROLES = ['ORGANIZATION_MEMBER', 'WORKSPACE_MEMBER', 'WORKSPACE_OWNER', 'DEPLOYMENT_ADMIN', 'DAG_VIEWER'];
const CIDRS = ['203.0.113.0/24', '0.0.0.0/0', '::/0', '10.0.0.0/33', '203.0.113.50/32'];
const word = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'abcdefghij-_ 0123ÄŽ') });

/** Text that fits where it stands as far as its name tells. */
function textOf({ format }: Schema, name: string): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'email' || /email/i.test(name)) return fc.nat(9_999).map((n) => `fuzz-${n}@example.com`);
  if (/Ids?$/.test(name)) return fc.oneof({ weight: 9, arbitrary: recordArbitrary }, { weight: 1, arbitrary: word });
  if (/role/i.test(name)) return fc.constantFrom(...ROLES);
  if (/ip/i.test(name)) return fc.constantFrom(...CIDRS);
  if (/permissions/.test(name)) return fc.constantFrom('deployment.get', 'deployment.update', 'dag.airflow.dag.get');
  return word;
}
