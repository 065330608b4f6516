import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 256;

const PRODUCT = 'latchkey';
/** Estimating takes longer than linear time; what is this long already is not judged by what follows. */
const ESTIMATED_LENGTH = 100;

export type Strength = 0 | 1 | 2 | 3 | 4;

/** What is known about the person: a password made of it is easy to guess. */
export interface PasswordOwner {
  email: string;
  /** Name, Organization and the like. */
  words: string[];
}

export interface PasswordVerdict {
  strength: Strength;
  /** The sentence that refuses the password, or null when it may be used. */
  problem: string | null;
}

/**
 * Judges passwords by length, by what they contain, and by an estimate over a bundled list of about 49,000 well-known
 * ones, including their variations. Building it takes 50 ms: build one per form or per request, and only when needed.
 */
export function createPasswordJudge(): (password: string, owner: PasswordOwner) => PasswordVerdict {
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: ESTIMATED_LENGTH });
  const known = new Set(dictionary['passwords-common']);

  return (password, owner) => {
    const lower = password.toLowerCase();
    const size = [...password].length;
    const name = owner.email.split('@')[0]?.toLowerCase() ?? '';
    const estimate = estimator.check(password, [PRODUCT, owner.email, name, ...owner.words].filter(Boolean));
    const fromList = estimate.sequence.some((part) => part['dictionaryName'] === 'passwords-common');

    const problem = () => {
      if (size < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters. This has ${size}.`;
      if (size > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters. This has ${size}.`;
      // Shorter names occur in ordinary words by chance.
      if (name.length >= 4 && lower.includes(name))
        return 'Choose a password that does not contain your email address.';
      if (lower.includes(PRODUCT)) return 'Choose a password that does not contain the word Latchkey.';
      if (known.has(lower) || (estimate.score < 3 && fromList)) {
        return 'This password is well known or a variation of one. Choose one that nobody else would think of.';
      }
      return estimate.score < 3 ? 'This password is easy to guess. Add a few unrelated words.' : null;
    };
    return { strength: estimate.score, problem: size === 0 ? 'Choose a password' : problem() };
  };
}
