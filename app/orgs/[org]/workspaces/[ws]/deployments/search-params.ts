import { defineList } from '#components/data-table/list-definition.ts';
import { EXECUTOR_NAMES } from '#components/deployments/words.ts';
import { EXECUTORS } from '#lib/deployments/configuration.ts';

/** The URL contract of the list of Deployments. */
export const DEPLOYMENTS = defineList({
  one: 'Deployment',
  many: 'Deployments',
  sorts: { name: 'Name', status: 'Status', runtime: 'Runtime', created: 'Created', updated: 'Updated' },
  sort: 'name',
  dir: 'asc',
  filters: {
    status: {
      label: 'Status',
      isMultiple: true,
      options: [
        { value: 'HEALTHY', label: 'Healthy' },
        { value: 'UNHEALTHY', label: 'Unhealthy' },
        { value: 'DEPLOYING', label: 'Deploying' },
        { value: 'CREATING', label: 'Creating' },
        { value: 'HIBERNATING', label: 'Hibernating' },
        { value: 'UNKNOWN', label: 'Unknown' },
      ],
    },
    executor: {
      label: 'Executor',
      isMultiple: true,
      options: EXECUTORS.map((value) => ({ value, label: EXECUTOR_NAMES[value] })),
    },
  },
});
