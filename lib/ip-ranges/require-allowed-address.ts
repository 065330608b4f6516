import type { OrganizationFacts, RequestFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';

import { isLoopback } from './ranges.ts';

/**
 * Throws FORBIDDEN when the Organization lists addresses and the request comes from another one. The server's own machine
 * is always let in, so that nobody is locked out for good. `hasRanges` was read with the caller: without ranges this costs
 * nothing.
 */
export async function requireAllowedAddress(
  runtime: Pick<Runtime, 'verification'>,
  organization: Pick<OrganizationFacts, 'id'> & { hasIpRanges: boolean },
  { address }: Pick<RequestFacts, 'address'>,
): Promise<void> {
  if (!organization.hasIpRanges || isLoopback(address)) return;
  if (await runtime.verification.isAddressAllowed(organization.id, address)) return;
  const message = `Your address ${address} is not in the IP access list of this Organization. Ask an Organization Owner to add it.`;
  throw new DomainError('FORBIDDEN', message, { details: { reason: 'address' } });
}
