import { z } from 'zod';

import { isId } from '#lib/is-id.ts';
import { apiListFields } from '#lib/lists.ts';

import { parseRange } from './ranges.ts';

export const BULK_MAX = 1_000;
/** More would slow down every request of the Organization. */
export const RANGES_MAX = 5_000;

const rangeField = z
  .string('An IP address range is text')
  .refine((text) => parseRange(text) !== null, 'Use CIDR such as 203.0.113.0/24 or 2001:db8::/32');

export const IP_RANGE_API_SORTS = ['ipAddress', 'createdAt', 'updatedAt'] as const;
export const listIpRangesInput = z.strictObject(apiListFields(IP_RANGE_API_SORTS));

export const addIpRangesInput = z.strictObject({
  ranges: z
    .array(rangeField)
    .min(1, 'Send at least one IP address range')
    .max(BULK_MAX, 'Send at most 1,000 IP address ranges at once')
    .refine((ranges) => new Set(ranges).size === ranges.length, 'Name each IP address range once'),
});

export const ipRangeInput = z.strictObject({ id: z.string().refine(isId, 'This is not the ID of a range') });

export const removeIpRangesInput = z.strictObject({
  /** Unknown and repeated ids are accepted: what is gone need not be removed. */
  ids: z
    .array(z.string().max(100))
    .min(1, 'Name at least one IP address range')
    .max(BULK_MAX, 'Send at most 1,000 ids at once'),
});
