/** Parameters of a form of OAuth; those without a value are not there. */
export type OAuthForm = Record<string, string>;

/** True for the one content type that OAuth endpoints read (RFC 6749, 3.2). */
export function isFormType(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? '');
}

/** Parameters of a form; null when one is there twice. Those without a value count as absent (RFC 6749, 3.2). */
export function parseOAuthForm(text: string): OAuthForm | null {
  const form: OAuthForm = Object.create(null) as OAuthForm;
  // Values of tokens need no decoding, and most forms hold nothing else.
  const fields = /[%+]/.test(text) ? new URLSearchParams(text) : plainFields(text);
  for (const [name, value] of fields) {
    if (name in form) return null;
    form[name] = value;
  }
  for (const name in form) if (form[name] === '') delete form[name];
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
