import { createRoute, z } from '@hono/zod-openapi';

import { addIpRanges } from '#lib/ip-ranges/add-ip-ranges.ts';
import { listIpRanges } from '#lib/ip-ranges/list-ip-ranges.ts';
import { removeIpRange, removeIpRanges } from '#lib/ip-ranges/remove-ip-ranges.ts';
import { BULK_MAX, IP_RANGE_API_SORTS } from '#lib/ip-ranges/schemas.ts';
import type { IpRangeFacts } from '#lib/ip-ranges/types.ts';

import { mount } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { withFieldNames } from './errors.ts';
import { lowerCase, pathId } from './path-id.ts';
import { presentStamps } from './present-profile.ts';
import * as s from './schemas.ts';
import { organizationParams as params } from './token-schemas.ts';

const PATH = '/organizations/{organizationId}/allowed-ip-address-ranges';
const tags = ['Allowed IP address ranges'];
const description =
  'All or none. The first ranges switch the check on and must cover the address of the caller; requests from the server itself are always let in.';

const rangeSchema = z
  .object({
    id: z.string(),
    ipAddressRange: z.string(),
    organizationId: z.string(),
    ...s.stampFields,
  })
  .openapi('AllowedIpAddressRange');
const rangesPageSchema = s.page('allowedIpAddressRanges', rangeSchema).openapi('AllowedIpAddressRangesPage');
const rangesSchema = z.object({ allowedIpAddressRanges: z.array(rangeSchema) }).openapi('AllowedIpAddressRanges');
const createBody = z.object({ ipAddressRange: s.text('ipAddressRange') }).openapi('CreateAllowedIpAddressRangeRequest');
const bulkCreateBody = z
  .object({
    allowedIpAddressRanges: z.array(
      s.text('allowedIpAddressRanges'),
      'allowedIpAddressRanges must be a list of ranges such as 203.0.113.0/24',
    ),
  })
  .openapi('BulkCreateAllowedIpAddressRangesRequest', { description: `At most ${BULK_MAX} ranges.` });
const bulkDeleteBody = z
  .object({
    allowedIpAddressRangeIds: z.array(
      s.text('allowedIpAddressRangeIds'),
      'allowedIpAddressRangeIds must be a list of ids',
    ),
  })
  .openapi('BulkDeleteAllowedIpAddressRangesRequest', { description: 'Unknown and repeated ids are accepted.' });
const taken = { 409: s.refusal('One of the ranges is in the list already.') };
const removed = s.nothing('Removed.');

const listRoute = createRoute({
  operationId: 'listAllowedIpAddressRanges',
  tags,
  method: 'get',
  path: PATH,
  request: { params, query: z.object({ ...s.pageQuery, sorts: s.sortsQuery(IP_RANGE_API_SORTS) }) },
  responses: { 200: s.json(rangesPageSchema), ...s.refusals },
});
const createRangeRoute = createRoute({
  operationId: 'createAllowedIpAddressRange',
  tags,
  description,
  method: 'post',
  path: PATH,
  request: { params, body: s.jsonBody(createBody) },
  responses: { 200: s.json(rangeSchema), ...s.refusals, ...taken },
});
const deleteRoute = createRoute({
  operationId: 'deleteAllowedIpAddressRange',
  tags,
  method: 'delete',
  path: `${PATH}/{allowedIpAddressRangeId}`,
  request: { params: params.extend({ allowedIpAddressRangeId: s.pathParam('allowedIpAddressRangeId') }) },
  responses: { ...removed, ...s.refusals },
});
/** Many at once: under v1 on paths of their own, under labs on the list's path (api-contract 4.10). */
const bulkCreateRoute = (path: string, operationId: string) =>
  createRoute({
    operationId,
    tags,
    description,
    method: 'post',
    path,
    request: { params, body: s.jsonBody(bulkCreateBody) },
    responses: { 200: s.json(rangesSchema), ...s.refusals, ...taken },
  });
const bulkDeleteRoute = (method: 'post' | 'delete', path: string, operationId: string) =>
  createRoute({
    operationId,
    tags,
    method,
    path,
    request: { params, body: s.jsonBody(bulkDeleteBody) },
    responses: { ...removed, ...s.refusals },
  });
const BULK = [
  ['v1', `${PATH}/bulk-create`, 'bulkCreateAllowedIpAddressRanges', 'post', `${PATH}/bulk-delete`, 'bulkDelete'],
  ['labs', PATH, 'createAllowedIpAddressRanges', 'delete', PATH, 'delete'],
] as const;

/** Adds the operations on the addresses an Organization may be used from (api-contract 4.10). */
export function addIpRangeRoutes(app: ApiApp): void {
  mount(app, ['v1', 'iam'], listRoute, async (c) => {
    const found = await listIpRanges(c.var.ctx, c.req.valid('query'));
    return c.json({ ...s.pageOf(found), allowedIpAddressRanges: found.ranges.map(present) }, 200);
  });
  mount(app, ['v1'], createRangeRoute, async (c) => {
    const ranges = [c.req.valid('json').ipAddressRange];
    const [added] = await withFieldNames(
      () => 'ipAddressRange',
      () => addIpRanges(c.var.ctx, { ranges }),
    );
    if (!added) throw new Error('one range was added, so one must come back');
    return c.json(present(added), 200);
  });
  mount(app, ['v1'], deleteRoute, async (c) => {
    await removeIpRange(c.var.ctx, { id: pathId(c.req.valid('param').allowedIpAddressRangeId) });
    return c.body(null, 204);
  });
  for (const [base, createPath, createId, method, deletePath, verb] of BULK) {
    mount(app, [base], bulkCreateRoute(createPath, createId), async (c) => {
      const ranges = c.req.valid('json').allowedIpAddressRanges;
      const added = await withFieldNames(
        (field) => field.replace(/^ranges/, 'allowedIpAddressRanges'),
        () => addIpRanges(c.var.ctx, { ranges }),
      );
      return c.json({ allowedIpAddressRanges: added.map(present) }, 200);
    });
    mount(app, [base], bulkDeleteRoute(method, deletePath, `${verb}AllowedIpAddressRanges`), async (c) => {
      const ids = c.req.valid('json').allowedIpAddressRangeIds;
      await withFieldNames(
        (field) => field.replace(/^ids/, 'allowedIpAddressRangeIds'),
        () => removeIpRanges(c.var.ctx, { ids: lowerCase(ids) }),
      );
      return c.body(null, 204);
    });
  }
}

function present({ record, ...people }: IpRangeFacts): z.infer<typeof rangeSchema> {
  return {
    id: record.id,
    ipAddressRange: record.range,
    organizationId: record.organizationId,
    ...presentStamps(record, people),
  };
}
