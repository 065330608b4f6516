import { hash, verify } from '@node-rs/argon2';

/** RFC 9106, second recommended option, with one lane (algorithm 2 is Argon2id): about 0.1 s of one core. `memoryCost` is in KiB. */
const PARAMETERS = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** Belongs to no password anybody has: checked when there is no hash, so that an unknown e-mail costs the same. */
export const DUMMY_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$hNsjPZ/FwQbrM2VtmhmGvw$B6IX/mde9t+2wkmkK8sEBMTURA2+z0s0aNQXyRZClMo';

/** Argon2id hash in PHC text form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), PARAMETERS);
}

/** True when the password fits. `stored` null (no such user, or no password) costs the same time and is always false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? DUMMY_HASH, normalize(password));
  return stored !== null && matches;
}

/** The same text typed on two systems may differ in bytes (NIST SP 800-63B 3.1.1.2). */
const normalize = (password: string) => password.normalize('NFKC');
