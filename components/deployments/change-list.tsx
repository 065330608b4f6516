import { cx } from '#components/ui/cx.ts';
import type { DeploymentChange } from '#lib/deployments/diff-deployments.ts';

const SECTION_NAMES: Record<string, string> = {
  configuration: 'Configuration',
  worker_queues: 'Worker queues',
  environment_variables: 'Environment variables',
  alert_emails: 'Alert emails',
  hibernation_schedules: 'Hibernation schedules',
};

const KINDS = {
  added: { sign: '+', word: 'Added', tone: 'text-ok-text' },
  removed: { sign: '−', word: 'Removed', tone: 'text-danger-text' },
  changed: { sign: '~', word: 'Changed', tone: 'text-info-text' },
} as const;

function Value({ text, isOld }: { text: string; isOld: boolean }) {
  const shown = text === '' ? 'empty' : text;
  return isOld ? <del className="text-muted">{shown}</del> : <ins className="no-underline">{shown}</ins>;
}

/** One field: sign, name within its section, and what it was and will be. */
function Change({ change }: { change: DeploymentChange }) {
  const { sign, word, tone } = KINDS[change.kind];
  const name = change.field.slice(change.section.length + 1);
  // An item of a plain list, such as an address of an alert, is its own name.
  const isItsOwnName = change.after === null ? change.before === name : change.before === null && change.after === name;
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 px-3 py-1.5">
      <span aria-hidden className={cx('font-mono font-semibold', tone)}>
        {sign}
      </span>
      <span className="min-w-0 wrap-anywhere">
        <span className="sr-only">{word} </span>
        <span className="font-medium">{name}</span>{' '}
        {isItsOwnName ? null : (
          <span className="font-mono text-[12px]">
            {change.before !== null && <Value text={change.before} isOld />}
            {change.before !== null && change.after !== null && <span className="text-muted"> → </span>}
            {change.after !== null && <Value text={change.after} isOld={false} />}
          </span>
        )}
      </span>
    </li>
  );
}

/** What a file would change, section by section, with signs beside the colours. */
export function ChangeList({ changes }: { changes: DeploymentChange[] }) {
  const sections = Map.groupBy(changes, ({ section }) => section);
  return (
    <div className="grid gap-3">
      {[...sections].map(([section, fields]) => (
        <section
          key={section}
          aria-label={SECTION_NAMES[section] ?? section}
          className="min-w-0 overflow-hidden rounded-card border border-line"
        >
          <h3 className="border-b border-line bg-subtle px-3 py-1.5 text-caption font-medium text-muted">
            {SECTION_NAMES[section] ?? section}
          </h3>
          <ul className="divide-y divide-line">
            {fields.map((change) => (
              <Change key={change.field} change={change} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
