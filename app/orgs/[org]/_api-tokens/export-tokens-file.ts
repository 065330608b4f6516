import { runAction } from '#lib/doors/action.ts';
import { HTTP_STATUS } from '#lib/errors.ts';
import { csvHead, csvLines, exportFileName, jsonItems } from '#lib/tokens/export-format.ts';
import { exportTokens } from '#lib/tokens/export-tokens.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

import { loadTokenQuery } from '#components/tokens/list/token-search-params.ts';

import { placeOf, type PlaceParams } from './read-place.ts';

type Format = 'csv' | 'json';

/** The file in pieces, as the rows arrive. A failure half way breaks the download off instead of passing as complete. */
async function* pieces(format: Format, first: IteratorResult<TokenRow[]>, rest: AsyncGenerator<TokenRow[]>) {
  yield format === 'csv' ? csvHead() : '[\n';
  let isFirst = true;
  for (let batch = first; !batch.done; batch = await rest.next()) {
    if (batch.value.length === 0) continue;
    yield format === 'csv' ? csvLines(batch.value) : (isFirst ? '' : ',\n') + jsonItems(batch.value);
    isFirst = false;
  }
  if (format === 'json') yield '\n]\n';
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}

/**
 * Everything that matches the list's filters, as CSV or JSON: the GET of the three lists. Never a token value: the
 * service does not know any.
 */
export async function exportTokensFile(request: Request, { params }: { params: Promise<PlaceParams> }) {
  const known = await params;
  const { org } = known;
  const search = new URL(request.url).searchParams;
  const format: Format = search.get('format') === 'json' ? 'json' : 'csv';
  const query = await loadTokenQuery(Promise.resolve(Object.fromEntries(search)), placeOf(known));
  const opened = await runAction(org, async (ctx) => {
    const rows = exportTokens(ctx, query);
    // The first batch is read inside the door, so that a refusal becomes a status and not a broken file.
    return { first: await rows.next(), rows, fileName: exportFileName(ctx.organization.shortName, ctx.now, format) };
  });
  if (!opened.ok) {
    return new Response(`${opened.message}\n`, {
      status: HTTP_STATUS[opened.code],
      headers: { 'cache-control': 'no-store' },
    });
  }
  const { first, rows, fileName } = opened.data;
  return new Response(streamOf(pieces(format, first, rows)), {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
