import path from 'node:path';

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, because they start servers and wait for them. Begun last, one of them would run alone while
 * the other worker has nothing left to do.
 */
const LONGEST = new Set([
  'lib/server/process.test.ts',
  'lib/server/faults.test.ts',
  'lib/docs/pages.test.ts',
  'lib/access/rights-mutation.test.ts',
  'lib/verification/two-processes.test.ts',
]);

/** The longest files first, the others in Vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the method of that name is Vitest's
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.has(path.relative(this.ctx.config.root, moduleId));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
