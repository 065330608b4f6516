import { Tag } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import type { DeploymentConfiguration } from '#lib/deployments/configuration.ts';

const Cron = ({ text }: { text: string }) => <span className="font-mono text-[12px] whitespace-nowrap">{text}</span>;

/** `Schedules and alerts`: when it hibernates, and who hears of trouble. */
export function SchedulesCard({ configuration }: { configuration: DeploymentConfiguration }) {
  const { hibernationSchedules: schedules, alertEmails } = configuration;
  return (
    <Card title="Schedules and alerts">
      <dl className="divide-y divide-line">
        <div className="px-4 py-3">
          <dt className="mb-1 text-caption font-medium text-muted">Hibernation schedules, in UTC</dt>
          {schedules.length === 0 ? <dd>None</dd> : null}
          {schedules.map((schedule, index) => (
            <dd key={`${index} ${schedule.hibernateAt}`} className="py-1">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span>
                  Sleeps <Cron text={schedule.hibernateAt} />
                </span>
                <span>
                  wakes <Cron text={schedule.wakeAt} />
                </span>
                {schedule.isEnabled ? null : <Tag>off</Tag>}
              </span>
              {schedule.description ? (
                <span className="block text-caption text-muted wrap-anywhere">{schedule.description}</span>
              ) : null}
            </dd>
          ))}
        </div>
        <div className="px-4 py-3">
          <dt className="mb-1 text-caption font-medium text-muted">Alert emails</dt>
          <dd className="wrap-anywhere">{alertEmails.length === 0 ? 'None' : alertEmails.join(', ')}</dd>
        </div>
      </dl>
    </Card>
  );
}
