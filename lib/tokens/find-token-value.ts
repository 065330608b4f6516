/** Three dotted parts, the first of which is the base64url of a JSON object: what this product issues. */
const DOTTED = /eyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){0,2}/;
/** One long part without dots, as other platforms issue them. */
const PLAIN = /[A-Za-z0-9_-]{40,}/;

/** Names are long too, but words are not random: a value mixes capitals, small letters and digits. */
function looksRandom(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 3;
}

/**
 * The token value in a pasted text (bare, quoted, after `Bearer ` or `ASTRO_API_TOKEN=`), or null. Errs on the side of
 * secrecy: a cut-off value counts, because a piece of it must not travel in a URL either.
 */
export function findTokenValue(text: string): string | null {
  const dotted = DOTTED.exec(text)?.[0];
  if (dotted) return dotted;
  const plain = PLAIN.exec(text)?.[0];
  return plain && looksRandom(plain) ? plain : null;
}

/** SHA-256 of a text in lower-case hex, or null where the browser has no WebCrypto (plain HTTP). */
export async function sha256Hex(text: string): Promise<string | null> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
