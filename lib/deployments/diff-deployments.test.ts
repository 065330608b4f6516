import { expect, test } from 'vitest';

import { diffDeployments } from './diff-deployments.ts';
import { draftOfFile } from './file-draft.ts';
import { parseDeploymentFile } from './parse-deployment-file.ts';

const QUEUE = { name: 'default', worker_type: 'A5' };
const file = (parts: object, configuration: object = {}) =>
  JSON.stringify({
    deployment: {
      configuration: { name: 'prod', executor: 'CELERY', ...configuration },
      worker_queues: [QUEUE],
      ...parts,
    },
  });

test('a diff names fields by their queue or key, masks secrets, and says what is new', () => {
  const before = draftOfFile(
    parseDeploymentFile(
      file({
        environment_variables: [
          { key: 'A', value: 'one' },
          { key: 'S', is_secret: true, value: 'x' },
          { key: 'GONE', value: 'y' },
        ],
        worker_queues: [QUEUE, { name: 'heavy', worker_type: 'A20' }],
      }),
    ),
    null,
  );
  const stored = {
    ...before,
    variables: before.variables.map((variable) => (variable.isSecret ? { ...variable, value: null } : variable)),
  };
  const after = draftOfFile(
    parseDeploymentFile(
      file(
        {
          environment_variables: [
            { key: 'S', is_secret: true, value: 'new' },
            { key: 'A', value: 'two' },
          ],
          worker_queues: [{ ...QUEUE, worker_type: 'A10' }],
        },
        { region: 'eu-central-1' },
      ),
    ),
    stored,
  );
  expect(
    diffDeployments(stored, after).map(({ field, kind, before: was, after: is }) => [kind, field, was, is]),
  ).toEqual([
    ['added', 'configuration.region', null, 'eu-central-1'],
    ['changed', 'worker_queues.default.worker_type', 'A5', 'A10'],
    ['removed', 'worker_queues.heavy.worker_type', 'A20', null],
    ['changed', 'environment_variables.S', '••••', '•••• (new value)'],
    ['changed', 'environment_variables.A', 'one', 'two'],
    ['removed', 'environment_variables.GONE', 'y', null],
  ]);
});
