import { asciiJson } from '#lib/ascii-json.ts';

/** The head of an HTTP answer as it was sent in a second since 1970; NaN and empty before the first. */
export interface KeptHead {
  second: number;
  text: string;
}

/** JSON in ASCII, with the head it was sent with. */
export interface KeptText {
  readonly text: string;
  readonly head: KeptHead;
}

/** Headers as name, value, name, value, with the head they were sent in. */
export interface KeptHeaders {
  readonly headers: readonly string[];
  readonly head: KeptHead;
}

const newHead = (): KeptHead => ({ second: Number.NaN, text: '' });

export const keepText = (answer: object): KeptText => ({ text: asciiJson(answer), head: newHead() });

export const keepHeaders = (headers: readonly string[]): KeptHeaders => ({ headers, head: newHead() });
