import { createHash, randomBytes } from 'node:crypto';

/** The text of a device cookie: 256 random bits. One browser has one, whoever signs in from it. */
export function newDevice(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a device: a digest of its own per person, so that two people may share a browser. */
export function deviceDigest(device: string, userId: string): Buffer {
  return createHash('sha256').update(`device ${userId} ${device}`).digest();
}

/** A live session is as well known as a device; its own counter limits guessing the password from within. */
export function sessionDigest(sessionId: string): Buffer {
  return createHash('sha256').update(`session ${sessionId}`).digest();
}
