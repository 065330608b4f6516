import { DomainError } from '#lib/errors.ts';

/** How far this clock and PostgreSQL's may be apart. */
export const MAX_SKEW_MS = 5_000;

export const unavailable = (what: string, cause?: unknown): DomainError =>
  new DomainError('UNAVAILABLE', `${what}, so tokens cannot be checked now. Try again.`, { cause });

export const clockIsOff = (): DomainError =>
  unavailable('The clock of this server and that of its database are more than 5 seconds apart');
