import path from 'node:path';

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Small files that take long, most because they start servers and wait for them. Vitest begins with large files: one of
 * these could come last and run alone, the other worker having nothing left to do.
 */
const LONGEST = new Set([
  'lib/server/process.test.ts',
  'lib/server/faults.test.ts',
  'lib/docs/pages.test.ts',
  'lib/access/rights-mutation.test.ts',
  'lib/access/rights.test.ts',
  'lib/server/key-rotation.test.ts',
  'lib/verification/two-processes.test.ts',
  'lib/verification/verify.property.test.ts',
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
