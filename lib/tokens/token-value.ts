import { createHmac, randomBytes, type KeyObject } from 'node:crypto';

import { SignJWT } from 'jose';

import { currentPepper, type Secrets } from '#lib/secrets.ts';

import { KeyedHash, sha256 } from './keyed-hash.ts';

/** Longest value that is issued or looked at; anything longer is noise. */
export const TOKEN_VALUE_MAX = 900;

const RANDOM_BYTES = 32;
export const TAG_BYTES = 8;
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
  const value = await new SignJWT(payload).setProtectedHeader(headerOf(key.keyId)).sign(key.privateKey);
  if (value.length > TOKEN_VALUE_MAX) throw new Error('The token value is too long: PUBLIC_URL must be shorter.');
  return value;
}

const headerOf = (keyId: string) => ({ alg: 'EdDSA', kid: keyId, typ: 'JWT' });

/** The text all values of one key begin with, its dot included: a fixed prefix that secret scanners can know. */
export function valuePrefix(keyId: string): string {
  return `${Buffer.from(JSON.stringify(headerOf(keyId))).toString('base64url')}.`;
}

const epochSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000);

/** A `jti` that `isTagged` knows: random, with a keyed tag. */
export function newTaggedId(secrets: Secrets): string {
  const random = randomBytes(RANDOM_BYTES);
  const tag = new KeyedHash(tagKeyOf(currentPepper(secrets).key)).digest(random).subarray(0, TAG_BYTES);
  return Buffer.concat([random, tag]).toString('base64url');
}

/** HKDF-Expand (RFC 5869, one block): a key for tags that is not the pepper, so that they reveal nothing about digests. */
export function tagKeyOf(pepper: Buffer): Buffer {
  return createHmac('sha256', pepper).update('latchkey token value tag\u0001').digest();
}

/** True for three base64url parts of a length that values have. */
function isValueShaped(text: string): boolean {
  return text.length <= TOKEN_VALUE_MAX && TOKEN_VALUE_SHAPE.test(text);
}

/** The `jti` a value carries; null for text that is no value of ours. Nothing about the value is proven by it. */
export function readJti(value: string): string | null {
  if (!isValueShaped(value)) return null;
  const jti = parseObject(value.split('.')[1] ?? '')?.['jti'];
  return typeof jti === 'string' && jti.length === JTI_LENGTH ? jti : null;
}

function parseObject(base64url: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The random part of a `jti` and the tag over it; null for another text. */
export function jtiParts(jti: string): { random: Buffer; tag: Buffer } | null {
  const bytes = Buffer.from(jti, 'base64url');
  if (bytes.length !== RANDOM_BYTES + TAG_BYTES) return null;
  return { random: bytes.subarray(0, RANDOM_BYTES), tag: bytes.subarray(RANDOM_BYTES) };
}

/** What is stored: HMAC-SHA-256(pepper, SHA-256(value)), 32 bytes. */
export function digestOf(secrets: Secrets, pepperId: number, value: string): Buffer {
  const pepper = secrets.peppers.get(pepperId);
  if (!pepper) throw new Error(`Pepper ${pepperId} is not configured.`);
  return new KeyedHash(pepper).digest(sha256(value));
}

/** The digests that a value may be stored under, one for each configured pepper, newest first. */
export function candidateDigests(secrets: Secrets, value: string): Buffer[] {
  return digestsOfSha256(secrets, Buffer.from(sha256(value), 'latin1'));
}

/** The same, for somebody who sends only the SHA-256 of a value (64 hexadecimal digits), a digest for each pepper, newest first. */
export function digestsOfSha256Hex(secrets: Secrets, sha256Hex: string): Buffer[] {
  return digestsOfSha256(secrets, Buffer.from(sha256Hex, 'hex'));
}

function digestsOfSha256({ peppers }: Secrets, innerHash: Buffer): Buffer[] {
  const newestFirst = [...peppers].toSorted(([a], [b]) => b - a);
  return newestFirst.map(([, pepper]) => new KeyedHash(pepper).digest(innerHash));
}

/** The last six characters: enough to recognise a value, useless to use it. */
export function shortTokenOf(value: string): string {
  return value.slice(-6);
}
