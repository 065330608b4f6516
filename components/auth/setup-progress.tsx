import { cx } from '#components/ui/cx.ts';

const STEPS = ['Set-up code', 'Organization', 'Your account', 'First API token'];

/** Where in the set-up one is: four bars and the step's name, read out when it changes. */
export function SetupProgress({ step }: { step: number }) {
  return (
    <div className="grid gap-2">
      <div aria-hidden className="flex gap-1">
        {STEPS.map((label, index) => (
          <span
            key={label}
            className={cx('h-1 flex-1 rounded-full forced-colors:border', index < step ? 'bg-accent' : 'bg-line')}
          />
        ))}
      </div>
      <output className="text-caption text-muted">
        Step {step} of {STEPS.length}: {STEPS[step - 1]}
      </output>
    </div>
  );
}
