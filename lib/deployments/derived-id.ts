import { createHash } from 'node:crypto';

/** The id of something that has no record of its own, such as a worker queue: of the shape of an id, and always the same. */
export function derivedId(...parts: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `c${BigInt(`0x${digest}`).toString(36).padStart(50, '0').slice(-24)}`;
}
