import { Card } from '#components/ui/card.tsx';
import type { WorkerQueue } from '#lib/deployments/configuration.ts';
import { plural } from '#lib/format.ts';

import { SmallTable } from './small-table.tsx';

const HEADS = [
  { label: 'Name' },
  { label: 'Worker type' },
  { label: 'Workers', isNumber: true },
  { label: 'Tasks per worker', isNumber: true },
];

/** `0–10`, or what is known of it. */
function workers({ minWorkerCount: min, maxWorkerCount: max }: WorkerQueue): string {
  if (min === undefined && max === undefined) return '–';
  return `${min ?? 0}–${max ?? '…'}`;
}

const podOf = ({ podCpu, podRam, podEphemeralStorage }: WorkerQueue) =>
  [podCpu && `${podCpu} CPU`, podRam, podEphemeralStorage && `${podEphemeralStorage} disk`].filter(Boolean).join(', ');

/** `Worker queues`: where tasks run. */
export function QueuesCard({ queues }: { queues: WorkerQueue[] }) {
  return (
    <Card
      title="Worker queues"
      aside={<span className="text-caption text-muted">{plural(queues.length, 'queue')}</span>}
    >
      <SmallTable
        caption="Worker queues"
        heads={HEADS}
        rows={queues.map((queue) => ({
          key: queue.name,
          cells: [
            <span key="name" className="font-medium wrap-anywhere">
              {queue.name}
            </span>,
            <span key="type">
              {queue.workerType}
              {podOf(queue) && <span className="block text-caption text-muted">{podOf(queue)}</span>}
            </span>,
            workers(queue),
            queue.workerConcurrency ?? '–',
          ],
        }))}
      />
    </Card>
  );
}
