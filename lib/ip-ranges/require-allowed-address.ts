import type { OrganizationFacts, RequestFacts } from '#lib/context.ts';
import { DomainError } from '#lib/errors.ts';
import type { Runtime } from '#lib/runtime.ts';

import { isLoopback } from './ranges.ts';

type Listed = Pick<OrganizationFacts, 'id'> & {
  /** Read with the caller: without ranges the check costs nothing. */
  hasIpRanges: boolean;
};

/**
 * True when the Organization lists no addresses, or this one. The server's own machine is always let in, so that nobody
 * is locked out for good.
 */
export async function isAllowedAddress(
  runtime: Pick<Runtime, 'verification'>,
  organization: Listed,
  { address }: Pick<RequestFacts, 'address'>,
): Promise<boolean> {
  if (!organization.hasIpRanges || isLoopback(address)) return true;
  return runtime.verification.isAddressAllowed(organization.id, address);
}

/** Throws FORBIDDEN when the Organization lists addresses and the request comes from another one. */
export async function requireAllowedAddress(
  runtime: Pick<Runtime, 'verification'>,
  organization: Listed,
  request: Pick<RequestFacts, 'address'>,
): Promise<void> {
  if (await isAllowedAddress(runtime, organization, request)) return;
  const message = `Your address ${request.address} is not in the IP access list of this Organization. Ask an Organization Owner to add it.`;
  throw new DomainError('FORBIDDEN', message, { details: { reason: 'address' } });
}
