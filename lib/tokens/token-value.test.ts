import { createHash, createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';

import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';

import { newId } from '#lib/ids.ts';
import type { Secrets } from '#lib/secrets.ts';

import {
  createTokenValue,
  digestOf,
  digestsOfSha256Hex,
  readJti,
  shortTokenOf,
  tagKeyOf,
  TOKEN_VALUE_MAX,
} from './token-value.ts';
import { hasValidTag, ValueDigests } from './value-digests.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = { keyId: 'k1_abcdefghijklm', privateKey };
const withPeppers = (...ids: number[]): Secrets => ({
  sessionKey: 'x'.repeat(32),
  peppers: new Map(ids.map((id) => [id, createHash('sha256').update(`pepper ${id}`).digest()])),
  keyEncryptionKey: randomBytes(32),
});
const secrets = withPeppers(1);
const facts = {
  tokenId: newId(),
  organizationId: newId(),
  issuer: 'https://latchkey.example.com',
  startsAt: new Date('2026-01-02T03:04:05.678Z'),
  endsAt: new Date('2026-02-02T03:04:05.678Z'),
};

describe('the text of a value', () => {
  it('has three base64url parts without padding and at most 900 characters, whatever the public address', async () => {
    const issuer = `https://${'a'.repeat(180)}.example.com`;
    const value = await createTokenValue(secrets, key, { ...facts, issuer });
    expect(value).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);
    expect(value.length).toBeLessThanOrEqual(TOKEN_VALUE_MAX);
  });

  it('carries every claim that the clients read, of the type they want (api-contract 1.4)', async () => {
    const value = await createTokenValue(secrets, key, facts);
    const [header = '', payload = ''] = value.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      kid: key.keyId,
      typ: 'JWT',
    });
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims).toEqual({
      permissions: [`apiTokenId:${facts.tokenId}`, `organizationId:${facts.organizationId}`],
      apiTokenId: facts.tokenId,
      isAstronomerGenerated: true,
      iat: 1_767_323_045,
      exp: 1_770_001_446,
      iss: 'https://latchkey.example.com',
      sub: facts.tokenId,
      aud: 'astronomer-ee',
      jti: expect.stringMatching(/^[\w-]{54}$/),
    });
    expect(claims.permissions.every((permission: string) => permission.includes(':'))).toBe(true);
  });

  it('leaves exp out when the value never expires', async () => {
    const value = await createTokenValue(secrets, key, { ...facts, endsAt: null });
    const payload = Buffer.from(value.split('.')[1] ?? '', 'base64url').toString();
    expect(Object.keys(JSON.parse(payload))).not.toContain('exp');
  });

  it('is signed with the key that its header names', async () => {
    const value = await createTokenValue(secrets, key, { ...facts, endsAt: null });
    const { payload } = await jwtVerify(value, publicKey, { audience: 'astronomer-ee', algorithms: ['EdDSA'] });
    expect(payload.sub).toBe(facts.tokenId);
    expect(decodeProtectedHeader(value).kid).toBe(key.keyId);
  });

  it('starts with the same text for every value of one key, and is never the same twice', async () => {
    const values = await Promise.all(Array.from({ length: 50 }, () => createTokenValue(secrets, key, facts)));
    expect(new Set(values.map((value) => value.split('.')[0])).size).toBe(1);
    expect(new Set(values).size).toBe(50);
  });

  it('refuses to make a value that is longer than it may be', async () => {
    await expect(createTokenValue(secrets, key, { ...facts, issuer: `https://${'a'.repeat(600)}` })).rejects.toThrow(
      'PUBLIC_URL must be shorter',
    );
  });
});

describe('the tag', () => {
  it('accepts what was made under any configured pepper, and nothing else', async () => {
    const old = await createTokenValue(withPeppers(1), key, facts);
    const fresh = await createTokenValue(withPeppers(1, 2), key, facts);
    expect(hasValidTag(withPeppers(1, 2), old)).toBe(true);
    expect(hasValidTag(withPeppers(1, 2), fresh)).toBe(true);
    expect(hasValidTag(withPeppers(2), fresh)).toBe(true);
    expect(hasValidTag(withPeppers(2), old)).toBe(false);
  });

  it('accepts those of a retired pepper by their key alone, and all when such a key is lost', async () => {
    const old = await createTokenValue(withPeppers(1), key, facts);
    const other = await createTokenValue(withPeppers(3), key, facts);
    const digests = new ValueDigests(withPeppers(2));
    const isOurs = (value: string) => {
      const jti = readJti(value);
      return jti !== null && digests.isOurs(jti);
    };
    digests.acceptTagKeys([tagKeyOf(withPeppers(1).peppers.get(1) ?? Buffer.alloc(0))]);
    expect([isOurs(old), isOurs(other)]).toEqual([true, false]);
    digests.acceptAnyTag();
    expect([isOurs(old), isOurs(other), isOurs('a.b.c')]).toEqual([true, true, false]);
  });

  it('refuses a jti of which any single character was changed', async () => {
    const value = await createTokenValue(secrets, key, facts);
    const [header = '', payload = '', signature = ''] = value.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    for (let at = 0; at < 53; at++) {
      const jti = claims.jti.slice(0, at) + (claims.jti[at] === 'A' ? 'B' : 'A') + claims.jti.slice(at + 1);
      const forged = Buffer.from(JSON.stringify({ ...claims, jti })).toString('base64url');
      expect(hasValidTag(secrets, `${header}.${forged}.${signature}`)).toBe(false);
    }
  });

  it.each([
    ['', 'nothing'],
    ['abc', 'a word'],
    ['a.b.c', 'three letters'],
    ['..', 'dots'],
    ['e30.e30.e30', 'empty objects'],
    ['bnVsbA.bnVsbA.AA', 'null'],
    ['x'.repeat(5000), 'a long line'],
  ])('refuses %j (%s) and does not throw', (text) => {
    expect(hasValidTag(secrets, text)).toBe(false);
    expect(readJti(text)).toBeNull();
  });
});

describe('the digest', () => {
  it('is HMAC-SHA-256 of SHA-256 under the numbered pepper', () => {
    const inner = createHash('sha256').update('text').digest();
    const pepper = secrets.peppers.get(1) ?? Buffer.alloc(0);
    expect(digestOf(secrets, 1, 'text')).toEqual(createHmac('sha256', pepper).update(inner).digest());
  });

  it('has one candidate for each pepper, the newest first, found from the SHA-256 alone', () => {
    const both = withPeppers(1, 2);
    const sha256 = createHash('sha256').update('text').digest().toString('latin1');
    const expected = [digestOf(both, 2, 'text'), digestOf(both, 1, 'text')];
    expect(new ValueDigests(both).candidates(sha256)).toEqual(expected);
    expect(digestsOfSha256Hex(both, Buffer.from(sha256, 'latin1').toString('hex'))).toEqual(expected);
  });

  it('names a pepper that is not configured', () => {
    expect(() => digestOf(secrets, 7, 'text')).toThrow('Pepper 7');
  });
});

it('shows the last six characters', () => {
  expect(shortTokenOf('abcdefghij')).toBe('efghij');
});
