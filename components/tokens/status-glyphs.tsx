import type { ReactNode, SVGProps } from 'react';

interface GlyphProps extends Pick<SVGProps<SVGSVGElement>, 'className' | 'aria-hidden'> {
  size?: number | string;
}

/** Drawn for 12 px: general icons of that size run together inside a badge. */
function glyph(drawing: ReactNode) {
  return function Glyph({ size = 12, className, ...rest }: GlyphProps) {
    return (
      <svg
        viewBox="0 0 12 12"
        width={size}
        height={size}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        className={className}
        aria-hidden={rest['aria-hidden']}
      >
        {drawing}
      </svg>
    );
  };
}

const solid = { fill: 'currentColor', stroke: 'none' } as const;

export const ActiveGlyph = glyph(<circle cx="6" cy="6" r="2.75" {...solid} />);
export const UnusedGlyph = glyph(<circle cx="6" cy="6" r="4.25" strokeDasharray="1.2 2.138" strokeDashoffset="0.6" />);
export const ExpiringGlyph = glyph(
  <>
    <circle cx="6" cy="6" r="4.25" />
    <path d="M6 6V3.25A2.75 2.75 0 0 1 8.75 6Z" {...solid} />
  </>,
);
export const ExpiredGlyph = glyph(
  <>
    <circle cx="6" cy="6" r="4.25" />
    <path d="m3.25 8.75 5.5-5.5" />
  </>,
);
export const LeakedGlyph = glyph(
  <>
    <path d="M6 1.75 10.5 10h-9Z" />
    <path d="M6 5v2M6 8.5v.01" />
  </>,
);
export const PausedGlyph = glyph(<path d="M4.25 3.25v5.5M7.75 3.25v5.5" />);
export const RotatingGlyph = glyph(
  <>
    <path d="M10 5.25A4.1 4.1 0 0 0 2.9 3.3L2 4.25M2 2v2.25h2.25" />
    <path d="M2 6.75a4.1 4.1 0 0 0 7.1 1.95L10 7.75M10 10V7.75H7.75" />
  </>,
);
export const BlockedGlyph = glyph(
  <>
    <path d="m6 1.25 4 1.5v2.9c0 2.35-1.6 4.1-4 5.1-2.4-1-4-2.75-4-5.1v-2.9l4-1.5Z" />
    <path d="m4.9 4.9 2.2 2.2m0-2.2L4.9 7.1" />
  </>,
);
export const DeletedGlyph = glyph(<path d="M2 3.25h8M4.5 3.25V2h3v1.25M3.1 3.25l.4 6.75h5l.4-6.75" />);
