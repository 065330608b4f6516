import type { IpRangeRecord } from '#db/queries/ip-ranges.ts';
import type { Profile } from '#lib/tokens/types.ts';

/** A range with the people behind it. */
export interface IpRangeFacts {
  record: IpRangeRecord;
  createdBy: Profile;
  updatedBy: Profile;
}
