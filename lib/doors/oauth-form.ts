/** Parameters of a form of OAuth; those without a value are not there. */
export type OAuthForm = Record<string, string>;

/** True for the one content type that OAuth endpoints read (RFC 6749, 3.2). */
export function isFormType(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? '');
}

/** Parameters of a form; null when one is there twice. Those without a value count as absent (RFC 6749, 3.2). */
export function parseOAuthForm(text: string): OAuthForm | null {
  const form: OAuthForm = Object.create(null) as OAuthForm;
  for (const [name, value] of fieldsOf(text)) {
    if (name in form) return null;
    form[name] = value;
  }
  for (const name of Object.keys(form)) if (form[name] === '') delete form[name];
  return form;
}

/** Values of tokens need no decoding, and most forms hold nothing else. */
function fieldsOf(text: string): Iterable<[string, string]> {
  if (/[%+]/.test(text)) return new URLSearchParams(text);
  return text.split('&').flatMap((field): [string, string][] => {
    if (field === '') return [];
    const end = field.indexOf('=');
    return [end === -1 ? [field, ''] : [field.slice(0, end), field.slice(end + 1)]];
  });
}
