import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{lib,db,components,app,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['db/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers only queue behind the one database.
    maxWorkers: 2,
  },
});
