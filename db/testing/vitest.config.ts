import path from 'node:path';

import { defineConfig } from 'vitest/config';

import { withoutPermissionCheck } from '../../lib/access/testing/without-permission-check.ts';
import { LongestFirst } from './longest-first.ts';

export default defineConfig({
  root: path.join(import.meta.dirname, '../..'),
  plugins: [withoutPermissionCheck(process.env['WITHOUT_PERMISSION_CHECK'])],
  test: {
    include: ['{lib,db,components,app,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['db/testing/global-setup.ts'],
    setupFiles: ['db/testing/refuse-side-by-side.ts'],
    // A changed source must neither be read from the cache nor left in it.
    fsModuleCache: process.env['WITHOUT_PERMISSION_CHECK'] === undefined,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for in another process or the database has the time of the test.
    expect: { poll: { timeout: 20_000 } },
    // Two cores: more workers only queue behind the one database.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
