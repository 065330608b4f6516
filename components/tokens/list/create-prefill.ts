import type { CreatePrefill } from '#components/tokens/token-dialog-types.ts';
import { isOrganizationRole } from '#lib/access/roles.ts';
import { DESCRIPTION_MAX, EXPIRY_MAX_DAYS, EXPIRY_MIN_DAYS, NAME_MAX } from '#lib/tokens/schemas.ts';

type Params = Record<string, string | string[] | undefined>;

function text(value: string | string[] | undefined, max: number): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && [...value].length <= max ? value : undefined;
}

function days(value: string | string[] | undefined): number | null | undefined {
  if (value === 'never') return null;
  const whole = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
  return whole >= EXPIRY_MIN_DAYS && whole <= EXPIRY_MAX_DAYS ? whole : undefined;
}

/** The create form of a link `?dialog=create&name=…&role=…&expires=90&description=…`; bad values are dropped. */
export function createPrefill(params: Params): CreatePrefill | null {
  if (params.dialog !== 'create') return null;
  const name = text(params.name, NAME_MAX);
  const description = text(params.description, DESCRIPTION_MAX);
  const role = typeof params.role === 'string' && isOrganizationRole(params.role) ? params.role : undefined;
  const expiryDays = days(params.expires);
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(role === undefined ? {} : { role }),
    ...(expiryDays === undefined ? {} : { expiryDays }),
  };
}
