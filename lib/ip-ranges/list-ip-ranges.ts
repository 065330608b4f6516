import { selectApiIpRanges, type IpRangeRecord } from '#db/queries/ip-ranges.ts';
import { requirePermission } from '#lib/access/require-permission.ts';
import type { Context } from '#lib/context.ts';
import type { ApiPage } from '#lib/lists.ts';
import { stampPeople } from '#lib/stamp-people.ts';

import { listIpRangesInput } from './schemas.ts';
import type { IpRangeFacts } from './types.ts';

/** Adds the people behind the records. */
export async function describeIpRanges(ctx: Context, records: IpRangeRecord[]): Promise<IpRangeFacts[]> {
  const peopleOf = await stampPeople(ctx, records);
  return records.map((record) => ({ record, ...peopleOf(record) }));
}

/** The ranges the Organization may be used from (listIpRangesInput); needs organization.ipAccessList.manage. */
export async function listIpRanges(ctx: Context, raw: unknown): Promise<ApiPage & { ranges: IpRangeFacts[] }> {
  const range = listIpRangesInput.parse(raw);
  requirePermission(ctx, 'organization.ipAccessList.manage', { organizationId: ctx.organization.id });
  const { records, total } = await selectApiIpRanges(ctx.db, ctx.organization.id, range);
  return { ranges: await describeIpRanges(ctx, records), total, offset: range.offset, limit: range.limit };
}
