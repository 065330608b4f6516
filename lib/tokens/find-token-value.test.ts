import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { findTokenValue, sha256Hex } from './find-token-value.ts';

const JWT =
  'eyJhbGciOiJFZERTQSIsImtpZCI6ImFiYyJ9.eyJqdGkiOiJrM1FtOXoiLCJwZXJtaXNzaW9ucyI6W119.c2lnbmF0dXJlLXdpdGgtXy1hbmQtLQ';

test.each([
  [JWT, JWT],
  [`  ${JWT}\n`, JWT],
  [`Bearer ${JWT}`, JWT],
  [`export ASTRO_API_TOKEN="${JWT}"`, JWT],
  [JWT.slice(0, 30), JWT.slice(0, 30)],
  [JWT.slice(0, 80), JWT.slice(0, 80)],
  ['q7Zp4LxV9sT2hKd8Wm3RbY6nFc1JgA5uEo0iXvQz', 'q7Zp4LxV9sT2hKd8Wm3RbY6nFc1JgA5uEo0iXvQz'],
])('finds the value in %j', (text, value) => {
  expect(findTokenValue(text)).toBe(value);
});

test.each([
  '',
  'ci-deploy',
  'github-actions-release-train-eu-central-1-production',
  'Kundenportal Datenabgleich (Produktion, nächtlich, ohne Testdaten)',
  'clx2abcdefghijklmnopqrst9',
  'A_very_long_service_account_name_without_figures_in_it',
  'k3Qm9z',
])('does not take %j for a value', (text) => {
  expect(findTokenValue(text)).toBeNull();
});

test('hashes as the server does', async () => {
  expect(await sha256Hex(JWT)).toBe(createHash('sha256').update(JWT).digest('hex'));
});
