import { expect, test } from 'vitest';

import { isDomainError } from '#lib/errors.ts';

import { draftOfFile } from './file-draft.ts';
import { parseDeploymentFile } from './parse-deployment-file.ts';
import { writeDeploymentTemplate } from './write-deployment-file.ts';

const QUEUE = { name: 'default', worker_type: 'A5' };
const CONFIGURATION = { name: 'prod', executor: 'CELERY' };

/** A file as JSON with these parts on top of the least there must be. */
const file = (parts: object = {}, configuration: object = {}) =>
  JSON.stringify({
    deployment: { configuration: { ...CONFIGURATION, ...configuration }, worker_queues: [QUEUE], ...parts },
  });

function refusals(text: string): Record<string, string> {
  try {
    parseDeploymentFile(text);
  } catch (error) {
    if (isDomainError(error)) return Object.fromEntries(error.fields.map(({ field, message }) => [field, message]));
    throw error;
  }
  return {};
}

test('the least file is enough, in YAML and in JSON', () => {
  const yaml =
    'deployment:\n  configuration: {name: prod, executor: CeleryExecutor}\n  worker_queues:\n    - {name: default, worker_type: A5}\n';
  expect(draftOfFile(parseDeploymentFile(yaml), null)).toEqual(draftOfFile(parseDeploymentFile(file()), null));
  expect(draftOfFile(parseDeploymentFile(file()), null)).toMatchObject({
    name: 'prod',
    runtimeVersion: '3.1-12',
    configuration: { executor: 'CELERY', type: 'STANDARD', workerQueues: [{ name: 'default', workerType: 'A5' }] },
  });
});

test.each([
  ['KubernetesExecutor', 'KUBERNETES'],
  ['astro', 'ASTRO'],
  ['AstroExecutor', 'ASTRO'],
  ['celery', 'CELERY'],
])('the executor may be called %s', (written, stored) => {
  expect(parseDeploymentFile(file({}, { executor: written })).configuration.executor).toBe(stored);
});

test.each([
  [
    file({ shoe: 1 }),
    'deployment.shoe',
    /^deployment\.shoe is not known\. Allowed here: environment_variables, configuration/,
  ],
  [file({}, { shoe: 1 }), 'deployment.configuration.shoe', /is not known/],
  [
    file({ worker_queues: [{ ...QUEUE, worker_type: 'A7' }] }),
    'deployment.worker_queues[0].worker_type',
    'deployment.worker_queues[0].worker_type is “A7”. It must be one of A5, A10, A20, A40, A60, A120, A160.',
  ],
  [
    file({ worker_queues: [{ ...QUEUE, name: 'heavy' }] }),
    'deployment.worker_queues',
    'deployment.worker_queues has no queue named default. One queue must have that name.',
  ],
  [file({ worker_queues: [QUEUE, QUEUE] }), 'deployment.worker_queues[1]', /is there twice/],
  [
    file({ worker_queues: [{ ...QUEUE, min_worker_count: 9, max_worker_count: 3 }] }),
    'deployment.worker_queues[0].min_worker_count',
    'deployment.worker_queues[0].min_worker_count is 9. It must not be more than max_worker_count, which is 3.',
  ],
  [
    file({ worker_queues: [{ ...QUEUE, max_worker_count: 'ten' }] }),
    'deployment.worker_queues[0].max_worker_count',
    'deployment.worker_queues[0].max_worker_count is “ten”. It must be a number.',
  ],
  [file({ worker_queues: undefined }), 'deployment.worker_queues', 'deployment.worker_queues is missing.'],
  [
    file({}, { executor: 'SEQUENTIAL' }),
    'deployment.configuration.executor',
    'deployment.configuration.executor is “SEQUENTIAL”. It must be one of CELERY, KUBERNETES, ASTRO.',
  ],
  [
    file({}, { executor: undefined }),
    'deployment.configuration.executor',
    'deployment.configuration.executor is missing. It must be one of CELERY, KUBERNETES, ASTRO.',
  ],
  [
    file({}, { name: ' ' }),
    'deployment.configuration.name',
    'deployment.configuration.name is empty. Enter the name of the Deployment.',
  ],
  [
    file({}, { name: 'x'.repeat(501) }),
    'deployment.configuration.name',
    'deployment.configuration.name is 501 characters long. Use at most 500.',
  ],
  [
    file({}, { is_high_availability: 'yes' }),
    'deployment.configuration.is_high_availability',
    'deployment.configuration.is_high_availability is “yes”. It must be true or false.',
  ],
  [
    file({}, { scheduler_au: 30 }),
    'deployment.configuration.scheduler_au',
    'deployment.configuration.scheduler_au is 30. It must be a whole number from 5 to 24.',
  ],
  [
    file({}, { default_task_pod_cpu: 'lots' }),
    'deployment.configuration.default_task_pod_cpu',
    /“lots”. It must be a quantity/,
  ],
  [file({ alert_emails: ['nobody'] }), 'deployment.alert_emails[0]', /“nobody”. It must be an e-mail address/],
  [file({ alert_emails: ['a@b.example', 'A@b.example'] }), 'deployment.alert_emails[1]', /is there twice/],
  [
    file({ hibernation_schedules: [{ hibernate_at: '0 25 * * *', wake_at: '0 6 * * *' }] }),
    'deployment.hibernation_schedules[0].hibernate_at',
    /“0 25 \* \* \*”. It must be a cron expression/,
  ],
  [
    file({ hibernation_schedules: [{ hibernate_at: '0 0 20 * * *', wake_at: '0 6 * * *' }] }),
    'deployment.hibernation_schedules[0].hibernate_at',
    /of five fields/,
  ],
  [
    file({ hibernation_schedules: [] }, { hibernation_schedules: [] }),
    'deployment.configuration.hibernation_schedules',
    /Keep one/,
  ],
  [
    file({ environment_variables: [{ key: 'A', value: 1, is_secret: true }] }),
    'deployment.environment_variables[0].value',
    'deployment.environment_variables[0].value must be text. Put it in quotes.',
  ],
  [
    file({ environment_variables: [{ key: '1A', value: '' }] }),
    'deployment.environment_variables[0].key',
    /“1A”. It must be letters/,
  ],
  [
    file({ environment_variables: [{ key: 'A', value: 'a\u0000b' }] }),
    'deployment.environment_variables[0].value',
    /no text/,
  ],
  [
    file({}, { remote_execution: { enabled: true, allowed_ip_address_ranges: ['10.0.0.0/99'] } }),
    'deployment.configuration.remote_execution.allowed_ip_address_ranges[0]',
    /“10.0.0.0\/99”. It must be an address range/,
  ],
  ['[]', '', 'The file is a list. It must be a section of fields.'],
  ['{}', 'deployment', 'deployment is missing.'],
  ['', 'file', /empty/],
  ['deployment: {a: 1, a: 2}', 'file', /begins at line 1, column 20/],
  ['deployment: !!js/function x', 'file', /neither YAML nor JSON/],
  ['a: 1\n---\nb: 2', 'file', /neither YAML nor JSON/],
  [`deployment: ${'['.repeat(100_000)}`, 'file', /neither YAML nor JSON|could not be read/],
  ['x'.repeat(256 * 1024 + 1), 'file', /larger than 256 KiB/],
])('refused with field, value and what is allowed %#', (text, field, message) => {
  const found = refusals(text);
  expect(Object.keys(found)).toContain(field);
  if (typeof message === 'string') expect(found[field]).toBe(message);
  else expect(found[field]).toMatch(message);
});

test('a few aliases are fine, a flood of them is not', () => {
  const laughs = [
    'a: &a [lol,lol]',
    ...'bcdefgh'.split('').map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(9)}]`),
  ];
  expect(refusals(laughs.join('\n')).file).toMatch(/too many aliases/);
  const some =
    'deployment:\n  configuration: {name: prod, executor: CELERY, region: &r eu, cluster_name: *r}\n  worker_queues: [{name: default, worker_type: A5}]\n';
  expect(parseDeploymentFile(some).configuration.cluster_name).toBe('eu');
});

test('a refused file never repeats the value of a variable', () => {
  const secret = 'hunter2-hunter2';
  for (const text of [
    file({ environment_variables: [{ key: 'A', is_secret: true, value: { [secret]: secret } }] }),
    file({ environment_variables: [{ key: 'A', is_secret: true, value: [secret] }] }),
    `deployment:\n  environment_variables:\n    - {key: A, value: "${secret}}\n`,
  ]) {
    const told = JSON.stringify(refusals(text));
    expect(told.length).toBeGreaterThan(2);
    expect(told).not.toContain(secret);
  }
});

test('schedules are accepted in both places', () => {
  const schedule = { hibernate_at: '0 20 * * 1-5', wake_at: '0 6 * * 1-5' };
  const above = draftOfFile(parseDeploymentFile(file({ hibernation_schedules: [schedule] })), null);
  const inside = draftOfFile(parseDeploymentFile(file({}, { hibernation_schedules: [schedule] })), null);
  expect(above).toEqual(inside);
  expect(above.configuration.hibernationSchedules).toEqual([
    { hibernateAt: '0 20 * * 1-5', wakeAt: '0 6 * * 1-5', isEnabled: true },
  ]);
});

test('a template has no name, description, variables, metadata or Workspace', () => {
  const draft = draftOfFile(
    parseDeploymentFile(file({ environment_variables: [{ key: 'A', value: 'b' }] }, { description: 'x' })),
    null,
  );
  const template = writeDeploymentTemplate(draft);
  expect(template).not.toMatch(/environment_variables|metadata|workspace_name|prod|description: x/);
  expect(refusals(template)).toEqual({ 'deployment.configuration.name': expect.stringMatching(/is empty/) });
});
