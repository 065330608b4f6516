import { createRoute, z } from '@hono/zod-openapi';

import { getOrganizationForApi } from '#lib/organizations/get-organization-for-api.ts';
import { listOrganizationsForApi } from '#lib/organizations/list-organizations-for-api.ts';
import { updateOrganization } from '#lib/organizations/update-organization.ts';
import type { ApiOrganizationFacts } from '#lib/organizations/api-organization.ts';

import { mount } from './bases.ts';
import type { ApiApp } from './create-app.ts';
import { presentProfile } from './present-profile.ts';
import { conflictAsBadRequest } from './errors.ts';
import { json, jsonBody, oneOf, page, pageQuery, refusals, repeated, sortsQuery, stampFields } from './schemas.ts';
import { organizationParams } from './token-schemas.ts';

const PLANS = ['BASIC', 'BUSINESS_CRITICAL', 'PREMIUM', 'STANDARD', 'TRIAL'] as const;
const tags = ['Organizations'];

const organizationSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    product: z.enum(['HOSTED', 'HYBRID']),
    status: z.enum(['ACTIVE', 'INACTIVE', 'SUSPENDED']),
    supportPlan: z.string(),
    isScimEnabled: z.boolean(),
    allowEnhancedSupportAccess: z.boolean(),
    shouldEnforceDedicatedClusters: z.boolean(),
    hasAllowedIpAddressRanges: z.boolean(),
    isBlockedEnableAiFeatures: z.boolean(),
    billingEmail: z.string().optional(),
    productPlans: z.array(
      z.object({
        astronomerProduct: z.enum(['ASTRO', 'OBSERVE']),
        organizationId: z.string(),
        productPlanId: z.string(),
        productPlanName: z.string(),
      }),
    ),
    ...stampFields,
  })
  .openapi('Organization');

const listRoute = createRoute({
  operationId: 'listOrganizations',
  tags,
  method: 'get',
  path: '/organizations',
  request: {
    query: z.object({
      ...pageQuery,
      sorts: sortsQuery(['name', 'createdAt', 'updatedAt']),
      productPlan: oneOf('productPlan', PLANS),
      astronomerProduct: oneOf('astronomerProduct', ['ASTRO', 'OBSERVE']),
      product: oneOf('product', ['HOSTED', 'HYBRID']),
      supportPlan: oneOf('supportPlan', PLANS),
    }),
  },
  responses: { 200: json(page('organizations', organizationSchema).openapi('OrganizationsPage')), ...refusals },
});
const getRoute = createRoute({
  operationId: 'getOrganization',
  tags,
  method: 'get',
  path: '/organizations/{organizationId}',
  request: { params: organizationParams, query: z.object({ isLookUpOnly: repeated(z.string()) }) },
  responses: { 200: json(organizationSchema), ...refusals },
});

/** A shape, not a rule: what a self-hosted installation does not have cannot be switched on. */
const off = (name: string) => z.literal(false, `This installation does not have ${name}. Send false.`);
const updateBody = z
  .object({
    name: z.string('Enter a name for the Organization').openapi({ minLength: 1, maxLength: 50 }),
    billingEmail: z.string('billingEmail must be text'),
    isScimEnabled: off('isScimEnabled'),
    allowEnhancedSupportAccess: off('allowEnhancedSupportAccess').nullish(),
    shouldEnforceDedicatedClusters: off('shouldEnforceDedicatedClusters').nullish(),
    hasAiFeaturesDisabled: z.boolean('hasAiFeaturesDisabled must be true or false').nullish(),
  })
  .openapi('UpdateOrganizationRequest', {
    description: 'There are no AI features, so whether they are disabled is accepted and changes nothing.',
  });
const updateRoute = createRoute({
  operationId: 'updateOrganization',
  tags,
  method: 'post',
  path: '/organizations/{organizationId}',
  request: { params: organizationParams, body: jsonBody(updateBody) },
  responses: { 200: json(organizationSchema), ...refusals },
});

/** Adds the reading and changing of Organizations (api-contract 4.4); what v1 and v1beta1 have each is in both. */
export function addOrganizationRoutes(app: ApiApp): void {
  mount(app, ['v1', 'platform'], listRoute, async (c) => {
    const { offset, limit, sorts, productPlan, astronomerProduct, product, supportPlan } = c.req.valid('query');
    const found = (await listOrganizationsForApi(c.var.ctx, sorts))
      .map(presentOrganization)
      .filter(
        (organization) =>
          (product === undefined || organization.product === product) &&
          (supportPlan === undefined || organization.supportPlan === supportPlan) &&
          organization.productPlans.some(
            (plan) =>
              (astronomerProduct === undefined || plan.astronomerProduct === astronomerProduct) &&
              (productPlan === undefined || plan.productPlanName === productPlan),
          ),
      );
    const organizations = found.slice(offset, offset + limit);
    return c.json({ limit, offset, totalCount: found.length, organizations }, 200);
  });
  mount(app, ['v1', 'platform'], getRoute, async (c) =>
    c.json(presentOrganization(await getOrganizationForApi(c.var.ctx)), 200),
  );
  mount(app, ['v1', 'platform'], updateRoute, async (c) => {
    const { name, billingEmail } = c.req.valid('json');
    await conflictAsBadRequest(() => updateOrganization(c.var.ctx, { name, billingEmail }));
    return c.json(presentOrganization(await getOrganizationForApi(c.var.ctx)), 200);
  });
}

/** `product` must be set or the CLI stops working; there is one product and one plan on a self-hosted installation. */
function presentOrganization({
  record,
  createdBy,
  updatedBy,
}: ApiOrganizationFacts): z.infer<typeof organizationSchema> {
  return {
    id: record.id,
    name: record.name,
    product: 'HOSTED',
    status: 'ACTIVE',
    supportPlan: 'INTERNAL',
    isScimEnabled: false,
    allowEnhancedSupportAccess: false,
    shouldEnforceDedicatedClusters: false,
    hasAllowedIpAddressRanges: record.hasIpRanges,
    isBlockedEnableAiFeatures: false,
    ...(record.billingEmail !== '' && { billingEmail: record.billingEmail }),
    productPlans: [
      { astronomerProduct: 'ASTRO', organizationId: record.id, productPlanId: record.id, productPlanName: 'INTERNAL' },
    ],
    createdAt: record.createdAt.toISOString(),
    createdBy: presentProfile(record.createdById, 'USER', createdBy),
    updatedAt: record.updatedAt.toISOString(),
    updatedBy: presentProfile(record.updatedById, 'USER', updatedBy),
  };
}
