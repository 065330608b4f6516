import { addIpRanges } from '#lib/ip-ranges/add-ip-ranges.ts';
import { listIpRanges } from '#lib/ip-ranges/list-ip-ranges.ts';
import { removeIpRange, removeIpRanges } from '#lib/ip-ranges/remove-ip-ranges.ts';

import { operation, type Operation } from '../operation.ts';

const own = { hasTarget: false } as const;
const MANAGE = 'organization.ipAccessList.manage';

export const IP_RANGE_OPERATIONS: Operation[] = [
  operation('list allowed IP address ranges', MANAGE, (ctx) => listIpRanges(ctx, {}), own),
  operation('add allowed IP address range', MANAGE, (ctx) => addIpRanges(ctx, { ranges: ['203.0.113.0/25'] }), own),
  operation('remove allowed IP address range', MANAGE, (ctx, { ipRangeId: id }) => removeIpRange(ctx, { id })),
  operation(
    'remove many allowed IP address ranges',
    MANAGE,
    (ctx, { ipRangeId }) => removeIpRanges(ctx, { ids: [ipRangeId] }),
    own,
  ),
];
