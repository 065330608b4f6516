import type { z } from 'zod';

import type { FieldError } from '#lib/errors.ts';

const EXPECTED: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  array: 'a list',
  object: 'a section of fields',
};

/** `deployment.worker_queues[0].worker_type` */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`))
    .join('');
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    document,
  );
}

/** Values of variables may be secrets: they are never repeated. */
const isVariableValue = (path: readonly PropertyKey[]) =>
  path[1] === 'environment_variables' && path.length >= 4 && path[3] === 'value';

const SHOWN_MAX = 60;

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'empty';
  if (typeof value === 'object') return 'a section of fields';
  const words = String(value);
  const cut = words.length > SHOWN_MAX ? `${words.slice(0, SHOWN_MAX)}…` : words;
  return typeof value === 'string' ? `“${cut}”` : cut;
}

function sentence(issue: z.core.$ZodIssue, document: unknown): string {
  const path = pathText(issue.path) || 'The file';
  const value = valueAt(document, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const prefix = issue.path.length > 0 ? `${path}.` : '';
    return `${prefix}${issue.keys[0]} is not known. ${issue.message}`;
  }
  if (value === undefined && issue.code !== 'custom') {
    const allowed = 'values' in issue ? ` It must be one of ${issue.values.join(', ')}.` : '';
    return `${path} is missing.${allowed}`;
  }
  const has = isVariableValue(issue.path) ? path : `${path} is ${shown(value)}. It`;
  switch (issue.code) {
    case 'invalid_type': {
      const quoted = issue.expected === 'string' && typeof value !== 'object' ? ' Put it in quotes.' : '';
      return `${has} must be ${EXPECTED[issue.expected] ?? issue.expected}.${quoted}`;
    }
    case 'invalid_value':
      return `${has} must be one of ${issue.values.join(', ')}.`;
    case 'too_big':
      return issue.origin === 'array'
        ? `${path} has ${Array.isArray(value) ? value.length : 'too many'} entries. Use at most ${issue.maximum}.`
        : `${has} must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}.`;
    default:
      return issue.message.startsWith('must') ? `${has} ${issue.message}` : `${path} ${issue.message}`;
  }
}

/** Issues of the file's schema as field paths and sentences: the field, its value and what is allowed. */
export function fileRefusals(issues: readonly z.core.$ZodIssue[], document: unknown): FieldError[] {
  return issues.map((issue) => {
    const last = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    return { field: pathText(last), code: issue.code, message: sentence(issue, document) };
  });
}
