import { cx } from '#components/ui/cx.ts';

const STEPS = ['Set-up code', 'Organization', 'Your account', 'First API token'];

/** Where in the set-up one is: four bars and the step's name. */
export function SetupProgress({ step }: { step: number }) {
  const name = STEPS[step - 1] ?? '';
  return (
    <div>
      <div aria-hidden className="flex gap-1">
        {STEPS.map((label, index) => (
          <span
            key={label}
            className={cx('h-1 flex-1 rounded-full forced-colors:border', index < step ? 'bg-accent' : 'bg-line')}
          />
        ))}
      </div>
      <h2 className="mt-3 text-title font-semibold tracking-[-0.012em]">{name}</h2>
      <p className="text-caption text-muted">
        Step {step} of {STEPS.length}
      </p>
    </div>
  );
}
