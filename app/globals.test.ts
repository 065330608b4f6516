import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'globals.css'), 'utf8');

type Theme = 'light' | 'dark';
type Rgb = [number, number, number];

function hex(text: string): Rgb {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A colour of the product as the stylesheet defines it. */
function colour(name: string, theme: Theme): Rgb {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!found?.[1] || !found[2]) throw new Error(`--${name} is not a pair of colours`);
  return hex(theme === 'light' ? found[1] : found[2]);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: Rgb, second: Rgb): number {
  const [dark, light] = [luminance(first), luminance(second)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Text and what it stands on: at least 4.5 to 1. */
const TEXT_PAIRS = [
  ['text', 'canvas'],
  ['text', 'subtle'],
  ['text', 'hover'],
  ['text', 'accent-soft'],
  ['muted', 'canvas'],
  ['muted', 'subtle'],
  ['muted', 'hover'],
  ['muted', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent', 'danger'],
  ['on-accent', 'danger-hover'],
  ['accent-text', 'canvas'],
  ['accent-text', 'subtle'],
  ['accent-text', 'accent-soft'],
  ['danger-text', 'canvas'],
  ['danger-text', 'hover'],
  ['danger-text', 'danger-soft'],
  ['warn-text', 'canvas'],
  ['warn-text', 'warn-soft'],
  ['ok-text', 'canvas'],
  ['ok-text', 'ok-soft'],
  ['info-text', 'info-soft'],
  ['neutral-text', 'canvas'],
  ['neutral-text', 'neutral-soft'],
  ['canvas', 'text'],
] as const;

/** Edges that show where a control is, and the focus ring: at least 3 to 1. */
const EDGE_PAIRS = [
  ['control', 'canvas'],
  ['accent', 'canvas'],
  ['accent', 'subtle'],
  ['accent', 'hover'],
] as const;

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  test.each(TEXT_PAIRS)('%s can be read on %s', (front, back) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(EDGE_PAIRS)('%s can be seen on %s', (front, back) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(3);
  });
});

test('the formula gives the known figures', () => {
  expect(contrast(hex('#000000'), hex('#ffffff'))).toBeCloseTo(21, 5);
  expect(contrast(hex('#777777'), hex('#ffffff'))).toBeCloseTo(4.48, 2);
});
