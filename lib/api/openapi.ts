import type { Runtime } from '#lib/runtime.ts';

import { BASES, type Base } from './bases.ts';
import { newApiApp, type ApiApp } from './create-app.ts';
import { refusal } from './schemas.ts';

/** Where the document of each base is served (api-contract 1.7, 4.13). */
export const SPEC_PATHS: Record<Base, string> = {
  v1: '/spec/v1.0',
  iam: '/spec/iam/v1beta1',
  platform: '/spec/platform/v1beta1',
  labs: '/spec/labs/v1',
};

const VERSIONS: Record<Base, string> = { v1: '1.0', iam: '1.0-beta1', platform: '1.0-beta1', labs: '1.0' };
const TITLES: Record<Base, string> = {
  v1: 'Latchkey API',
  iam: 'Latchkey API for the IAM clients',
  platform: 'Latchkey API for the platform clients',
  labs: 'Latchkey API for the labs clients',
};
const DESCRIPTION =
  'Everything a person does in the console, for programs. Send an API token as “Authorization: Bearer <token>”. ' +
  'Lists are paged with `limit` and `offset`, newest first. Times are UTC with milliseconds. ' +
  'A value that ends within a week is told so by the headers `Sunset` and `Link`. ' +
  'How many requests a token may send is told by the headers `RateLimit-Policy` and `RateLimit`; more are refused with 429.';

export type ApiDocument = ReturnType<ApiApp['getOpenAPI31Document']>;

/** What the server in front of the operations answers. */
const BODY_REFUSALS = {
  413: refusal('The body is larger than 1 MiB.'),
  415: refusal('The body was sent with another content type than JSON.'),
};

/**
 * The OpenAPI 3.1 document of one base, out of the definitions that the routes check their input by. Paths begin behind
 * the base, which stands in `servers`. One document per base: in a merged one, schemas of the same name would fold.
 */
export function describeApi(app: ApiApp, base: Base, publicUrl: string): ApiDocument {
  const prefix = `${BASES[base]}/`;
  const own = newApiApp();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { route } = definition;
    // What programs ask beside the API stands in its document too, with a server of its own.
    if (base === 'v1' && isBesideBases(route.path)) {
      own.openAPIRegistry.registerPath({ ...route, servers: [{ url: publicUrl }] });
    }
    if (!route.path.startsWith(prefix)) continue;
    const summary = route.summary ?? summaryOf(route.operationId ?? '');
    const responses = { ...route.responses, ...(route.request?.body && BODY_REFUSALS), 500: refusal('Our mistake.') };
    own.openAPIRegistry.registerPath({ ...route, summary, responses, path: route.path.slice(BASES[base].length) });
  }
  own.openAPIRegistry.registerComponent('securitySchemes', 'apiToken', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'API token',
  });
  return own.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: TITLES[base],
      version: VERSIONS[base],
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${publicUrl}${BASES[base]}` }],
    security: [{ apiToken: [] }],
  });
}

/** True for the few documented operations that are under none of the bases. */
export const isBesideBases = (path: string) => path === '/leaks' || path.startsWith('/private/');

/** `describeApi` of an application that has all its operations; each document is made on first demand and kept. */
export function documentsOf(app: ApiApp, publicUrl: string): (base: Base) => ApiDocument {
  const made = new Map<Base, ApiDocument>();
  return (base) => {
    const document = made.get(base) ?? describeApi(app, base, publicUrl);
    made.set(base, document);
    return document;
  };
}

/** `platformListWorkspaces` → “List Workspaces”: the product's nouns keep their capitals. */
function summaryOf(operationId: string): string {
  const words = operationId.replace(/^(v1|iam|platform|labs)/, '').split(/(?=[A-Z])/);
  const text = words.map((word, at) => (at === 0 || NOUN.test(word) ? word : word.toLowerCase())).join(' ');
  return text.replace(/\b[Aa]pi\b/, 'API').replace(/\b[Ii]p\b/, 'IP');
}
const NOUN = /^(Organization|Workspace|Deployment|Team|Dag)s?$/;

/** Adds the documents, which need no token. Call it after every operation was added; each is written on first demand. */
export function addDocumentRoutes(app: ApiApp, runtime: Pick<Runtime, 'env'>): void {
  for (const base of Object.keys(BASES) as Base[]) {
    let text: string | null = null;
    app.get(SPEC_PATHS[base], (c) => {
      text ??= JSON.stringify(describeApi(app, base, runtime.env.publicUrl));
      return c.body(text, 200, { 'content-type': 'application/json' });
    });
  }
}
