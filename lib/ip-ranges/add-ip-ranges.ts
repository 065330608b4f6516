import { countIpRanges, insertIpRanges, selectTakenIpRanges } from '#db/queries/ip-ranges.ts';
import { recordAudit } from '#lib/audit/record-audit.ts';
import type { Context } from '#lib/context.ts';
import { DomainError, invalidField } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { createdBy } from '#lib/stamps.ts';

import { changeIpRanges, listTarget } from './change-ip-ranges.ts';
import { describeIpRanges } from './list-ip-ranges.ts';
import { isInside, parseRange } from './ranges.ts';
import { addIpRangesInput, RANGES_MAX } from './schemas.ts';
import type { IpRangeFacts } from './types.ts';

/** The first ranges switch the check on: whoever adds them must not lock themselves out. */
function requireCovered(ctx: Context, ranges: string[]): void {
  const { address } = ctx.request;
  const parsed = ranges.flatMap((text) => {
    const range = parseRange(text);
    return range ? [range] : [];
  });
  if (isInside(address, parsed)) return;
  const message = `The first IP address ranges must cover your own address, ${address}. Add it and try again.`;
  throw invalidField('ranges', 'not_covered', message);
}

/**
 * Adds ranges (addIpRangesInput), all or none; they are kept byte for byte. Needs organization.ipAccessList.manage.
 * CONFLICT when one is there already, INVALID when the first ranges do not cover the caller's address.
 */
export async function addIpRanges(ctx: Context, raw: unknown): Promise<IpRangeFacts[]> {
  const { ranges } = addIpRangesInput.parse(raw);
  const organizationId = ctx.organization.id;
  const records = await changeIpRanges(ctx, async (tx) => {
    const taken = await selectTakenIpRanges(tx, organizationId, ranges);
    if (taken.length > 0) {
      const message = `${taken[0]} is in the IP access list already. Nothing was added.`;
      throw new DomainError('CONFLICT', message, { fields: [{ field: 'ranges', code: 'taken', message }] });
    }
    const held = await countIpRanges(tx, organizationId);
    if (held === 0) requireCovered(ctx, ranges);
    if (held + ranges.length > RANGES_MAX) {
      throw invalidField('ranges', 'too_many', `The IP access list may have ${RANGES_MAX} ranges. Remove some first.`);
    }
    const rows = ranges.map((range) => ({ id: newId(), organizationId, range, ...createdBy(ctx) }));
    const inserted = await insertIpRanges(tx, rows);
    await recordAudit(tx, ctx, { action: 'organization.ip_ranges_added', target: listTarget(ctx), after: { ranges } });
    const byRange = new Map(inserted.map((record) => [record.range, record]));
    return ranges.flatMap((range) => byRange.get(range) ?? []);
  });
  return describeIpRanges(ctx, records);
}
