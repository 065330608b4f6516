import * as c from './checks.ts';
import type { Client } from './client.ts';

export const IAM = '/iam/v1beta1/organizations/{org}';
export const PLATFORM = '/platform/v1beta1/organizations/{org}';
export const LABS = '/labs/v1/organizations/{org}';

/** The fields below a list. */
export const under = (prefix: string, fields: Record<string, c.Check>) =>
  Object.fromEntries(Object.entries(fields).map(([path, check]) => [`${prefix}${path}`, check]));

const ORGANIZATION = {
  id: c.cuid,
  name: c.filled,
  supportPlan: c.filled,
  product: c.oneOf('HOSTED', 'HYBRID'),
  status: c.filled,
  isScimEnabled: c.bool,
  ...c.stamps,
};
export const readOrganization = (as: Client) =>
  as.call(`GET ${PLATFORM}`, { fields: { ...ORGANIZATION, isScimEnabled: c.is(false) } });
