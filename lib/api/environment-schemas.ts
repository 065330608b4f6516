import { z } from '@hono/zod-openapi';

import { ENVIRONMENT_OBJECT_TYPES } from '#lib/environment/types.ts';

import { page, stampFields } from './schemas.ts';

const SCOPES = ['WORKSPACE', 'DEPLOYMENT'] as const;
const text = z.string('Must be text').nullish();
const scope = z.enum(SCOPES, `scope must be one of ${SCOPES.join(', ')}`);
const entityId = z.string('scopeEntityId must be the id of a Workspace or Deployment');

const variable = z.object({ value: text, isSecret: z.boolean('isSecret must be true or false').nullish() });
const connection = z.object({
  type: text,
  host: text,
  login: text,
  password: text.openapi({ description: 'Never comes back' }),
  port: z.int('port must be a whole number').nullish(),
  schema: text,
  extra: z.record(z.string(), z.unknown()).nullish(),
  connectionAuthTypeId: text,
});
const metricsExport = z.object({
  endpoint: text,
  exporterType: text,
  authType: text,
  username: text,
  password: text.openapi({ description: 'Never comes back' }),
  basicToken: text.openapi({ description: 'Never comes back' }),
  headers: z.record(z.string(), z.string()).nullish(),
  labels: z.record(z.string(), z.string()).nullish(),
});
const facts = {
  airflowVariable: variable.nullish(),
  connection: connection.nullish(),
  environmentVariable: variable.nullish(),
  metricsExport: metricsExport.nullish(),
};
const overrides = {
  airflowVariableOverrides: variable.nullish(),
  connectionOverrides: connection.nullish(),
  environmentVariableOverrides: variable.nullish(),
  metricsExportOverrides: metricsExport.nullish(),
};
const link = z.object({
  scope: z.literal('DEPLOYMENT', 'scope of a link must be DEPLOYMENT'),
  scopeEntityId: entityId,
});
const content = {
  ...facts,
  autoLinkDeployments: z.boolean('autoLinkDeployments must be true or false').nullish(),
  links: z.array(link.extend(overrides), 'links must be a list').nullish(),
  excludeLinks: z.array(link, 'excludeLinks must be a list').nullish(),
};

export const createEnvironmentObjectBody = z
  .object({
    objectKey: z.string('objectKey must be text'),
    objectType: z.enum(ENVIRONMENT_OBJECT_TYPES, `objectType must be one of ${ENVIRONMENT_OBJECT_TYPES.join(', ')}`),
    scope,
    scopeEntityId: entityId,
    ...content,
  })
  .openapi('CreateEnvironmentObjectRequest');
export const updateEnvironmentObjectBody = z
  .object(content)
  .openapi('UpdateEnvironmentObjectRequest', { description: 'A secret that is left out keeps its value.' });
export const excludeLinkBody = link;
export type EnvironmentContent = z.infer<typeof updateEnvironmentObjectBody>;

export const environmentObjectSchema = z
  .object({
    id: z.string(),
    objectKey: z.string(),
    objectType: z.enum(ENVIRONMENT_OBJECT_TYPES),
    scope,
    scopeEntityId: z.string(),
    autoLinkDeployments: z.boolean(),
    ...facts,
    links: z.array(link.extend(overrides)),
    excludeLinks: z.array(link),
    ...stampFields,
  })
  .openapi('EnvironmentObject');
export const environmentObjectsPageSchema = page('environmentObjects', environmentObjectSchema).openapi(
  'EnvironmentObjectsPage',
);
