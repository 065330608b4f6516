/** Parameters of a form of OAuth; those without a value are not there. A map, because new keys make objects slow. */
export type OAuthForm = ReadonlyMap<string, string>;

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** True for the one content type that OAuth endpoints read (RFC 6749, 3.2). */
export function isFormType(contentType: string | undefined): boolean {
  return contentType === FORM_TYPE || /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? '');
}

/** Parameters of a form; null when one is there twice. Those without a value count as absent (RFC 6749, 3.2). */
export function parseOAuthForm(text: string): OAuthForm | null {
  const form = new Map<string, string>();
  // Values of tokens need no decoding, and most forms hold nothing else.
  const isPlain = !text.includes('%') && !text.includes('+');
  // Behind the sign a `?` at the start belongs to the first name, as it does in every form.
  for (const [name, value] of isPlain ? plainFields(text) : new URLSearchParams(`&${text}`)) {
    if (form.has(name)) return null;
    form.set(name, value);
  }
  for (const [name, value] of form) if (value === '') form.delete(name);
  return form;
}

function plainFields(text: string): [string, string][] {
  const fields: [string, string][] = [];
  for (const field of text.split('&')) {
    const end = field.indexOf('=');
    if (end !== -1) fields.push([field.slice(0, end), field.slice(end + 1)]);
    else if (field !== '') fields.push([field, '']);
  }
  return fields;
}
