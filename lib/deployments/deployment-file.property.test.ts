import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  DEFAULT_CONFIGURATION,
  EXECUTORS,
  SCHEDULER_SIZES,
  WORKER_TYPES,
  type DeploymentDraft,
} from './configuration.ts';
import { diffDeployments } from './diff-deployments.ts';
import { draftOfFile } from './file-draft.ts';
import { parseDeploymentFile } from './parse-deployment-file.ts';
import { writeDeploymentFile } from './write-deployment-file.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/);
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.includes('\u0000'));
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((some) => (some === undefined ? {} : { [key]: some }));
const merged = (...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((all) => Object.assign({}, ...all));

const queues = fc
  .uniqueArray(
    word.filter((name) => name !== 'default'),
    { maxLength: 3 },
  )
  .chain((names) =>
    fc.tuple(
      ...['default', ...names].map((name) =>
        merged(
          fc.record({ name: fc.constant(name), workerType: fc.constantFrom(...WORKER_TYPES) }),
          maybe('maxWorkerCount', fc.integer({ min: 100, max: 200 })),
          maybe('minWorkerCount', fc.integer({ min: 0, max: 99 })),
          maybe('podCpu', fc.constantFrom('1', '0.5', '250m')),
          maybe('podRam', fc.constantFrom('1Gi', '512Mi')),
        ),
      ),
    ),
  );

const drafts = fc.record({
  name: line,
  description: fc.oneof(fc.constant(''), line),
  runtimeVersion: fc.constantFrom('3.1-12', '12.1.0', '9.10.0'),
  variables: fc
    .uniqueArray(
      fc.record({
        key: fc.stringMatching(/^[A-Z_]{1,8}$/),
        isSecret: fc.boolean(),
        text: fc.oneof(line, fc.constant('a: b\n- c # d'), fc.constant('0123')),
      }),
      { selector: ({ key }) => key, maxLength: 4 },
    )
    .map((list) => list.map(({ key, isSecret, text }) => ({ key, isSecret, value: isSecret ? null : text }))),
  configuration: merged(
    fc
      .record({
        executor: fc.constantFrom(...EXECUTORS),
        schedulerSize: fc.constantFrom(...SCHEDULER_SIZES),
        isHighAvailability: fc.boolean(),
        isDevelopmentMode: fc.boolean(),
        isCicdEnforced: fc.boolean(),
        isDagDeployEnabled: fc.boolean(),
      })
      .map((some) => ({ ...DEFAULT_CONFIGURATION, ...some })),
    maybe('region', word),
    maybe('schedulerCount', fc.integer({ min: 1, max: 4 })),
    maybe('defaultTaskPodCpu', fc.constantFrom('0.25', '1')),
    maybe('remoteExecution', fc.record({ isEnabled: fc.boolean() })),
    queues.map((workerQueues) => ({ workerQueues })),
    fc
      .uniqueArray(word, { maxLength: 3 })
      .map((names) => ({ alertEmails: names.map((name) => `${name}@acme.example`) })),
    fc
      .array(
        merged(
          fc.record({
            hibernateAt: fc.constantFrom('0 20 * * 1-5', '*/5 * * * *'),
            wakeAt: fc.constant('0 6 * * 1-5'),
            isEnabled: fc.boolean(),
          }),
          maybe('description', line),
        ),
        { maxLength: 3 },
      )
      .map((hibernationSchedules) => ({ hibernationSchedules })),
  ),
}) as fc.Arbitrary<DeploymentDraft>;

const PLACES = {
  workspaceName: 'Finance',
  metadata: { deployment_id: 'c1', status: 'HEALTHY', updated_at: '2026-11-24T00:00:00Z' },
};

test('a written file reads as what was written, and its diff is empty', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const back = draftOfFile(parseDeploymentFile(writeDeploymentFile(draft, PLACES)), null);
      expect(back).toEqual(draft);
      expect(diffDeployments(draft, back)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
