import { BASES, type Base } from '#lib/api/bases.ts';
import { SPEC_PATHS } from '#lib/api/openapi.ts';
import { listOperations } from '#lib/reference/list-operations.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What the reference page shows of one base; an unknown base is v1. Readable without signing in, like the documents. */
export function readApiReference(asked: unknown, search: string) {
  const names = Object.keys(BASES) as Base[];
  const base = names.find((name) => name === asked) ?? 'v1';
  const { env, apiDocument } = getRuntime();
  return {
    base,
    bases: names.map((name) => ({ name, path: BASES[name] })),
    document: SPEC_PATHS[base],
    server: `${env.publicUrl}${BASES[base]}`,
    operations: listOperations(apiDocument(base), BASES[base], search),
  };
}
