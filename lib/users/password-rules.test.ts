import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, test } from 'vitest';

import { createPasswordJudge } from './password-rules.ts';

const judge = createPasswordJudge();
const ada = { email: 'ada.lovelace@example.com', words: ['Ada Lovelace', 'Analytical Engines', 'engines'] };
const problem = (password: string) => judge(password, ada).problem;

describe('a new password', () => {
  test('may be long and made of unrelated words, or random', () => {
    expect(problem('purple otter canal')).toBeNull();
    expect(problem('jK8#mq2Lx9!t')).toBeNull();
    expect(problem('Grüße aus Köln, 4711 mal')).toBeNull();
  });

  test('needs 12 to 256 characters, counted as people do', () => {
    expect(problem('')).toBe('Choose a password');
    expect(problem('jK8#mq2Lx9!')).toBe('Use at least 12 characters. This has 11.');
    expect(problem('🦦🔑🚪🌍🎈🧲🪴🛶🎻🧊🪁')).toBe('Use at least 12 characters. This has 11.');
    const long = Array.from(
      { length: 86 },
      (_, at) => String.fromCharCode(97 + ((at * 7) % 26)) + (at % 10) + '-',
    ).join('');
    expect(problem(long.slice(0, 256))).toBeNull();
    expect(problem(long.slice(0, 257))).toBe('Use at most 256 characters. This has 257.');
  });

  test('is refused when it is in the bundled list, whatever its case', () => {
    const known = dictionary['passwords-common'].filter((word) => word.length >= 12);
    expect(dictionary['passwords-common'].length).toBeGreaterThan(40_000);
    expect(known.length).toBeGreaterThan(200);
    for (const word of known) expect(problem(word), word).not.toBeNull();
    expect(problem('AdMiNiStRaToR')).toContain('well known');
  });

  test('is refused when it varies a well-known one', () => {
    for (const word of ['Password1234!', 'P@ssw0rd2024!', 'welcome12345!', 'letmeinletmein', 'qwertyuiop123']) {
      expect(problem(word), word).toMatch(/well known|easy to guess/);
    }
  });

  test('is refused when it holds the e-mail or the product', () => {
    expect(problem('x7!ada.lovelace@example.com')).toBe('Choose a password that does not contain your email address.');
    expect(problem('ADA.LOVELACE-4711-kiwi')).toBe('Choose a password that does not contain your email address.');
    expect(problem('my-LatchKey-4711-kiwi')).toBe('Choose a password that does not contain the word Latchkey.');
  });

  test('is refused when it is made of what is known about the person', () => {
    expect(problem('analytical engines')).toMatch(/easy to guess/);
    expect(problem('aaaaaaaaaaaaaaaa')).toMatch(/easy to guess|well known/);
  });

  test('is estimated on a scale of five', () => {
    expect(judge('password1234', ada).strength).toBeLessThan(2);
    expect(judge('purple otter canal', ada).strength).toBe(4);
  });
});
