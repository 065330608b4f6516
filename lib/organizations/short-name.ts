/** Words that are, or may become, pages and doors of this product: an Organization of that name would be confusing. */
const RESERVED = new Set(
  (
    'account admin administrator api app apps assets auth authorize billing console demo docs favicon healthz help ' +
    'iam invite labs latchkey leaks legal llms login logout metrics new null oauth organization organizations orgs ' +
    'platform private public reset root security settings setup sign-in sign-out sign-up signin signout signup spec ' +
    'static status support system test undefined user userinfo users v1 v2 verify well-known workspace workspaces www'
  ).split(' '),
);

const SHORT_NAME_MIN = 2;
const SHORT_NAME_MAX = 40;

/** A short name made of the Organization's name: "Zoë & Söhne GmbH" gives "zoe-sohne-gmbh"; empty when nothing is left. */
export function suggestShortName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, SHORT_NAME_MAX)
    .replaceAll(/^-+|-+$/g, '');
}

/** The sentence that refuses a short name, or null. Whether it is taken is the database's to say. */
export function shortNameProblem(text: string): string | null {
  if (text === '') return 'Enter a short name';
  if (text.length < SHORT_NAME_MIN || text.length > SHORT_NAME_MAX) {
    return `Short name must have ${SHORT_NAME_MIN} to ${SHORT_NAME_MAX} characters. It has ${text.length}.`;
  }
  if (!/^[a-z0-9-]+$/.test(text)) return 'Use lower-case letters, digits and hyphens only';
  if (/^-|-$|--/.test(text)) return 'Use hyphens only between letters or digits, one at a time';
  if (RESERVED.has(text)) return `“${text}” is reserved. Choose another short name.`;
  return null;
}
