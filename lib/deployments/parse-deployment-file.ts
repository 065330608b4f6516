import { parseDocument } from 'yaml';

import { DomainError, isDomainError, type FieldError } from '#lib/errors.ts';

import { fileRefusals, pathText } from './file-refusals.ts';
import { deploymentFile, type DeploymentFile } from './file-schema.ts';

const FILE_MAX_BYTES = 256 * 1024;
/** More than any hand-written file has; a "billion laughs" file needs many more. */
const ALIASES_MAX = 50;
/** Refusals told at once. */
const TOLD_MAX = 20;

function refuse(fields: FieldError[]): never {
  const [first] = fields;
  const more = fields.length > 1 ? ` (${fields.length - 1} more)` : '';
  throw new DomainError('INVALID', `${first?.message ?? 'The file was refused.'}${more}`, {
    fields: fields.slice(0, TOLD_MAX),
  });
}

const aboutFile = (code: string, message: string): FieldError => ({ field: 'file', code, message });

/** The file as plain values. JSON is YAML, so one parser reads both. */
function read(text: string): unknown {
  try {
    const document = parseDocument(text, { strict: true, uniqueKeys: true, prettyErrors: true });
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) {
      const at = problem.linePos?.[0];
      const line = at ? ` at line ${at.line}, column ${at.col}` : '';
      // Not the parser's own words: they repeat the line, which may hold a secret.
      refuse([aboutFile('syntax', `The file is neither YAML nor JSON: the trouble begins${line}.`)]);
    }
    return document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch (error) {
    if (isDomainError(error)) throw error;
    return refuse([
      aboutFile('syntax', 'The file could not be read. It has too many aliases or is nested too deeply.'),
    ]);
  }
}

/** The first text that PostgreSQL could not store, by its path. */
function unstorable(value: unknown, path: PropertyKey[] = []): PropertyKey[] | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  const entries: [PropertyKey, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, inner] of entries) {
    const found = unstorable(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}

/**
 * Reads and checks a Deployment file in YAML or JSON. INVALID with one entry in `fields` per refusal, whose `field` is
 * the path in the file, such as `deployment.worker_queues[0].worker_type`; a file is taken whole or not at all.
 */
export function parseDeploymentFile(text: string): DeploymentFile {
  if (Buffer.byteLength(text) > FILE_MAX_BYTES) {
    refuse([aboutFile('too_big', 'The file is larger than 256 KiB. A Deployment file is a few pages at most.')]);
  }
  if (text.trim() === '') refuse([aboutFile('empty', 'The file is empty. Paste or choose a Deployment file.')]);
  return checkDeploymentDocument(read(text));
}

/** The same for a file that is plain values already; INVALID names every refused field by its path. */
export function checkDeploymentDocument(document: unknown): DeploymentFile {
  const bad = unstorable(document);
  if (bad) {
    refuse([{ field: pathText(bad), code: 'text', message: `${pathText(bad)} has characters that are no text.` }]);
  }
  const parsed = deploymentFile.safeParse(document);
  if (!parsed.success) refuse(fileRefusals(parsed.error.issues, document));
  return parsed.data.deployment;
}
