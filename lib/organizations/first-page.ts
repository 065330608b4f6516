import type { Binding } from '#lib/access/bindings.ts';
import { decide } from '#lib/access/decide.ts';
import type { OrganizationFacts } from '#lib/context.ts';

/** Path where somebody with these roles starts: there is no overview yet, so the first page that is of use to them. */
export function firstPage({ id, shortName }: OrganizationFacts, bindings: readonly Binding[]): string {
  const seesTokens = decide(bindings, 'organization.apiTokens.access', { organizationId: id }).allowed;
  return `/orgs/${shortName}/settings/${seesTokens ? 'access-management/api-tokens' : 'general'}`;
}
