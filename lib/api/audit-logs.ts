import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

import { createRoute, z } from '@hono/zod-openapi';

import { exportAuditLog, type AuditEventRecord } from '#lib/audit/export-audit-log.ts';
import type { Context } from '#lib/context.ts';

import { mount } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { refusals, timeSchema } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const date = (name: string) => z.string(`${name} must be given once`).optional().openapi({ format: 'date-time' });

const eventSchema = z
  .object({
    id: z.string(),
    sequence: z.int().openapi({ description: 'Position in the hash chain of the Organization.' }),
    timestamp: timeSchema,
    organizationId: z.string(),
    organizationName: z.string(),
    subjectId: z.string(),
    subjectType: z.enum(['USER', 'SERVICEKEY', 'SYSTEM']),
    subjectName: z.string(),
    action: z.string().openapi({ description: 'noun.past, such as token.rotated' }),
    targetId: z.string(),
    targetType: z.string(),
    targetName: z.string(),
    workspaceId: z.string().optional(),
    deploymentId: z.string().optional(),
    sourceIp: z.string(),
    userAgent: z.string(),
    requestId: z.string(),
    method: z.string(),
    path: z.string(),
    requestBody: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ description: 'What the change made of the request, as recorded; secrets are never in it.' }),
    before: z.record(z.string(), z.unknown()).nullable(),
    status: z.int().openapi({ description: '200 for what was done, 403 for what was refused.' }),
  })
  .openapi('AuditLogEvent');

const exportRoute = createRoute({
  operationId: 'getOrganizationAuditLogs',
  tags: ['Organizations'],
  description:
    'Newline-delimited JSON, one event a line, oldest first, packed with gzip. Without dates the last 90 days. Names are ' +
    'as they were at the time. Needs the role Organization Owner, and is itself an event.',
  method: 'get',
  path: '/organizations/{organizationId}/audit-logs',
  request: {
    params: organizationParams,
    query: z.object({ startDate: date('startDate'), endDate: date('endDate') }),
  },
  responses: {
    200: {
      description: 'The events, each as AuditLogEvent.',
      headers: z.object({ 'content-encoding': z.literal('gzip') }),
      content: { 'application/x-ndjson': { schema: eventSchema } },
    },
    ...refusals,
  },
});

/** Adds the export of the audit log (api-contract 4.11). */
export function addAuditLogRoutes(app: ApiApp): void {
  mount(app, ['v1', 'platform'], exportRoute, async (c) => {
    const { startDate, endDate } = c.req.valid('query');
    const events = await exportAuditLog(c.var.ctx, {
      ...(startDate && { startDate: asSent(startDate) }),
      ...(endDate && { endDate: asSent(endDate) }),
    });
    const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
    // The type of the route knows JSON answers only.
    return new Response(packed(c.var.ctx, events), { headers }) as never;
  });
}

/** The plus of an offset arrives as a space from clients that do not escape it. */
const asSent = (text: string) => text.replace(' ', '+');

/** Read only as fast as the client reads; when it goes away the iterator is ended, and with it the queries. */
function packed(ctx: Context, events: AsyncIterable<AuditEventRecord[]>): ReadableStream<Uint8Array> {
  const { log } = ctx.runtime;
  const gzip = createGzip();
  pipeline(Readable.from(lines(ctx, events), { highWaterMark: 1 }), gzip, (error) => {
    if (!error) return;
    const isGone =
      (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' || error.name === 'AbortError';
    if (!isGone) log.error({ err: error, requestId: ctx.request.id }, 'audit export broke off');
  });
  return Readable.toWeb(gzip) as unknown as ReadableStream<Uint8Array>;
}

async function* lines(ctx: Context, batches: AsyncIterable<AuditEventRecord[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((event) => `${JSON.stringify(present(ctx, event))}\n`).join('');
}

function present(ctx: Context, event: AuditEventRecord): z.infer<typeof eventSchema> {
  const { actorType, targetType, targetId } = event;
  return {
    id: event.id,
    sequence: event.sequence,
    timestamp: event.at.toISOString(),
    organizationId: event.organizationId,
    organizationName: ctx.organization.name,
    subjectId: event.actorId,
    subjectType: actorType === 'TOKEN' ? 'SERVICEKEY' : actorType,
    subjectName: event.actorLabel,
    action: event.action,
    targetId,
    targetType,
    targetName: event.targetLabel,
    ...(targetType === 'WORKSPACE' && { workspaceId: targetId }),
    ...(targetType === 'DEPLOYMENT' && { deploymentId: targetId }),
    sourceIp: event.address,
    userAgent: event.userAgent,
    requestId: event.requestId,
    method: event.method,
    path: event.path,
    requestBody: event.after,
    before: event.before,
    status: event.result === 'OK' ? 200 : 403,
  };
}
