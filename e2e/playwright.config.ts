import { defineConfig } from '@playwright/test';

import { findChromium } from '#lib/server/find-chromium.mjs';

import { E2E_URL } from './fixtures/product-state.ts';

/** What Playwright switches off of what matters here, and the pages of the browser's own frame; the last switch counts. */
const QUIET_FEATURES = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'DestroyProfileOnBrowserClose',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'OptimizationHints',
  'LensOverlay',
  'PreloadTopChromeWebUI',
  'InitialWebUI',
  'WebUIToolbar',
];

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: E2E_URL,
    viewport: { width: 1440, height: 900 },
    // Recording costs a sixth of the time; TRACE=on keeps what a failure looked like.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: await findChromium(),
      // Chromium's own sandbox refuses root; background services would only knock at a closed network.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // The browser's own toolbar is a page of its own, drawn again for each of ours: a sixth of the time.
        `--disable-features=${QUIET_FEATURES.join(',')}`,
      ],
    },
  },
});
