import { cx } from '#components/ui/cx.ts';
import type { Strength } from '#lib/users/password-rules.ts';

const LOOK: Record<Strength, { label: string; bars: number; colour: string }> = {
  0: { label: 'Very weak', bars: 1, colour: 'bg-danger' },
  1: { label: 'Weak', bars: 1, colour: 'bg-danger' },
  2: { label: 'Weak', bars: 2, colour: 'bg-danger' },
  3: { label: 'Good', bars: 3, colour: 'bg-ok-text' },
  4: { label: 'Strong', bars: 4, colour: 'bg-ok-text' },
};

/** How hard a password is to guess: four bars and a word. Takes no room before there is something to say. */
export function StrengthMeter({ strength }: { strength: Strength | null }) {
  const look = strength === null ? null : LOOK[strength];
  return (
    <div className={cx('flex items-center gap-3', look && 'mt-2')}>
      {look && (
        <span aria-hidden className="flex flex-1 gap-1">
          {[1, 2, 3, 4].map((bar) => (
            <span
              key={bar}
              className={cx('h-1 flex-1 rounded-full forced-colors:border', bar <= look.bars ? look.colour : 'bg-line')}
            />
          ))}
        </span>
      )}
      <output className="text-caption text-muted">{look && `Strength: ${look.label}`}</output>
    </div>
  );
}
