import { createApi } from '#lib/api/app.ts';
import { BASES, type Base } from '#lib/api/bases.ts';
import { describeApi, SPEC_PATHS } from '#lib/api/openapi.ts';
import { listOperations } from '#lib/reference/list-operations.ts';
import { getRuntime } from '#lib/runtime.ts';

/** What the reference page shows of one base; an unknown base is v1. Readable without signing in, like the documents. */
export function readApiReference(asked: unknown, search: string) {
  const base = (Object.keys(BASES) as Base[]).find((name) => name === asked) ?? 'v1';
  const runtime = getRuntime();
  const document = describeApi(createApi(runtime), base, runtime.env.publicUrl);
  return {
    base,
    bases: (Object.keys(BASES) as Base[]).map((name) => ({ name, path: BASES[name] })),
    document: SPEC_PATHS[base],
    server: `${runtime.env.publicUrl}${BASES[base]}`,
    operations: listOperations(document, BASES[base], search),
  };
}
