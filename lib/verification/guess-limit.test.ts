import { pino } from 'pino';
import { describe, expect, it } from 'vitest';

import { GuessLimit } from './guess-limit.ts';

const MINUTE_MS = 60_000;

function limitOf(limit: number, max?: number) {
  const time = { now: 1_000 };
  const guesses = new GuessLimit({ limit, log: pino({ level: 'silent' }), monotonic: () => time.now }, max);
  const many = (address: string, count: number) => Array.from({ length: count }, () => guesses.count(address));
  return { guesses, time, many };
}

describe('an address that guesses', () => {
  it('is locked out after the limit, for five minutes that trying on does not make longer', () => {
    const { guesses, time, many } = limitOf(3);
    expect(many('203.0.113.7', 5)).toEqual([0, 0, 0, 300, 300]);
    time.now += 4 * MINUTE_MS;
    expect(guesses.count('203.0.113.7')).toBe(60);
    time.now += MINUTE_MS;
    expect(many('203.0.113.7', 4)).toEqual([0, 0, 0, 300]);
    expect(guesses.lockouts).toBe(2);
  });

  it('is not locked out when it is wrong now and then', () => {
    const { time, many } = limitOf(3);
    for (let at = 0; at < 20; at++) {
      expect(many('203.0.113.7', 3)).toEqual([0, 0, 0]);
      time.now += 5 * MINUTE_MS;
    }
  });

  it('harms no other one, except in its own /64 of IPv6', () => {
    const { guesses, many } = limitOf(1);
    many('203.0.113.7', 3);
    expect(guesses.count('203.0.113.8')).toBe(0);
    expect(guesses.count('::ffff:203.0.113.7')).toBe(300);
    many('2001:db8:0:1::1', 2);
    expect(guesses.count('2001:db8:0:1:ffff:ffff:ffff:ffff')).toBe(300);
    expect(guesses.count('2001:db8:0:2::1')).toBe(0);
    expect(guesses.count('unknown')).toBe(0);
  });

  it('takes no memory without end, and none is locked out with 0', () => {
    const { guesses, many } = limitOf(1, 2);
    many('203.0.113.7', 3);
    for (const address of ['203.0.113.8', '203.0.113.9']) guesses.count(address);
    expect(guesses.count('203.0.113.7')).toBe(0);
    expect(
      limitOf(0)
        .many('203.0.113.7', 1_000)
        .every((seconds) => seconds === 0),
    ).toBe(true);
  });
});
