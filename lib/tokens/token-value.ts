import { createHash, createHmac, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';

import { SignJWT } from 'jose';

import { currentPepper, type Secrets } from '#lib/secrets.ts';

/** Longest value that is issued or looked at; anything longer is noise. */
export const TOKEN_VALUE_MAX = 900;

const RANDOM_BYTES = 32;
const TAG_BYTES = 8;
/** 40 bytes in base64url without padding. */
const JTI_LENGTH = 54;
const TOKEN_VALUE_SHAPE = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface TokenValueFacts {
  tokenId: string;
  organizationId: string;
  /** PUBLIC_URL of this installation. */
  issuer: string;
  startsAt: Date;
  endsAt: Date | null;
}

export interface SigningKey {
  keyId: string;
  privateKey: KeyObject;
}

/**
 * Makes the plaintext of a token value: an Ed25519 JWT whose payload the existing clients can read (api-contract 1.4).
 * Every call gives another value; it is the caller's duty to show it once and to store nothing but its digest.
 */
export async function createTokenValue(secrets: Secrets, key: SigningKey, facts: TokenValueFacts): Promise<string> {
  const payload = {
    permissions: [`apiTokenId:${facts.tokenId}`, `organizationId:${facts.organizationId}`],
    apiTokenId: facts.tokenId,
    isAstronomerGenerated: true,
    iat: epochSeconds(facts.startsAt),
    // Rounded up: the client that reads `exp` must not give up before the server does.
    ...(facts.endsAt && { exp: Math.ceil(facts.endsAt.getTime() / 1000) }),
    iss: facts.issuer,
    sub: facts.tokenId,
    aud: 'astronomer-ee',
    jti: newTaggedId(secrets),
  };
  // The same header text for all values of one key: a fixed prefix that secret scanners can know.
  const header = { alg: 'EdDSA', kid: key.keyId, typ: 'JWT' };
  const value = await new SignJWT(payload).setProtectedHeader(header).sign(key.privateKey);
  if (value.length > TOKEN_VALUE_MAX) throw new Error('The token value is too long: PUBLIC_URL must be shorter.');
  return value;
}

const epochSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000);

/** A `jti` that `isTagged` knows: random, with a keyed tag. */
export function newTaggedId(secrets: Secrets): string {
  const random = randomBytes(RANDOM_BYTES);
  return Buffer.concat([random, tagOf(currentPepper(secrets).key, random)]).toString('base64url');
}

/** HKDF-Expand (RFC 5869, one block) makes a tag key that is not the pepper, so that tags reveal nothing about digests. */
function tagOf(pepper: Buffer, random: Buffer): Buffer {
  const tagKey = createHmac('sha256', pepper).update('latchkey token value tag\u0001').digest();
  return createHmac('sha256', tagKey).update(random).digest().subarray(0, TAG_BYTES);
}

/** What a value says about itself. Nothing in it is proven until its digest or its signature was checked. */
export interface TokenValueClaims {
  jti: string;
  tokenId: string | null;
  keyId: string | null;
}

/** True for three base64url parts of a length that values have. */
export function isValueShaped(text: string): boolean {
  return text.length <= TOKEN_VALUE_MAX && TOKEN_VALUE_SHAPE.test(text);
}

/** Reads a value's claims; null for text that is no value of ours. */
export function readClaims(value: string): TokenValueClaims | null {
  if (!isValueShaped(value)) return null;
  const [headerText = '', payloadText = ''] = value.split('.');
  const header = parseObject(headerText);
  const payload = parseObject(payloadText);
  const jti = payload?.['jti'];
  if (!header || !payload || typeof jti !== 'string' || jti.length !== JTI_LENGTH) return null;
  return { jti, tokenId: text(payload['sub']), keyId: text(header['kid']) };
}

const text = (claim: unknown) => (typeof claim === 'string' ? claim : null);

function parseObject(base64url: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/**
 * True when the value's `jti` was made here, under any configured pepper. Costs microseconds, no query and no signature
 * check: it keeps noise away from the database and says nothing about whether the value is accepted.
 */
export function hasValidTag(secrets: Secrets, value: string): boolean {
  const claims = readClaims(value);
  return claims !== null && isTagged(secrets, claims);
}

/** The same for claims that were read already. */
export function isTagged(secrets: Secrets, { jti }: TokenValueClaims): boolean {
  const bytes = Buffer.from(jti, 'base64url');
  if (bytes.length !== RANDOM_BYTES + TAG_BYTES) return false;
  const random = bytes.subarray(0, RANDOM_BYTES);
  const tag = bytes.subarray(RANDOM_BYTES);
  return [...secrets.peppers.values()].some((pepper) => timingSafeEqual(tagOf(pepper, random), tag));
}

const sha256 = (value: string) => createHash('sha256').update(value).digest();

function digestUnder(secrets: Secrets, pepperId: number, innerHash: Buffer): Buffer {
  const pepper = secrets.peppers.get(pepperId);
  if (!pepper) throw new Error(`Pepper ${pepperId} is not configured.`);
  return createHmac('sha256', pepper).update(innerHash).digest();
}

/** What is stored: HMAC-SHA-256(pepper, SHA-256(value)), 32 bytes. */
export function digestOf(secrets: Secrets, pepperId: number, value: string): Buffer {
  return digestUnder(secrets, pepperId, sha256(value));
}

/** The digests that a value may be stored under, one for each configured pepper, newest pepper first. */
export function candidateDigests(secrets: Secrets, value: string): Buffer[] {
  return digestsOfHash(secrets, sha256(value));
}

/** The same, for somebody who sends only the SHA-256 of a value (64 hexadecimal digits): a pasted value, a leak report. */
export function digestsOfSha256Hex(secrets: Secrets, sha256Hex: string): Buffer[] {
  return digestsOfHash(secrets, Buffer.from(sha256Hex, 'hex'));
}

function digestsOfHash(secrets: Secrets, innerHash: Buffer): Buffer[] {
  const newestFirst = [...secrets.peppers.keys()].toSorted((a, b) => b - a);
  return newestFirst.map((pepperId) => digestUnder(secrets, pepperId, innerHash));
}

/** The last six characters: enough to recognise a value, useless to use it. */
export function shortTokenOf(value: string): string {
  return value.slice(-6);
}
