import { plural } from '#lib/format.ts';

const WIDTH = 240;
const HEIGHT = 20;

interface SparklineProps {
  label: string;
  /** Oldest first; the bars share the width. */
  values: number[];
  tone: 'old' | 'new';
}

/** A row of small bars; its name says what they add up to. */
export function Sparkline({ label, values, tone }: SparklineProps) {
  const top = Math.max(1, ...values);
  const step = WIDTH / values.length;
  const total = values.reduce((sum, value) => sum + value, 0);
  return (
    <svg
      role="img"
      aria-label={`${label}: ${plural(total, 'call')} in ${values.length} hours`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={tone === 'old' ? 'mt-1 h-5 w-full fill-control' : 'mt-1 h-5 w-full fill-info-text'}
    >
      {values.map((value, index) => {
        // An hour without calls keeps a hairline, so that the row reads as a row.
        const height = value === 0 ? 1 : Math.max(2, (value / top) * HEIGHT);
        return (
          <rect key={index} x={index * step + 1} y={HEIGHT - height} width={Math.max(1, step - 3)} height={height} />
        );
      })}
    </svg>
  );
}
