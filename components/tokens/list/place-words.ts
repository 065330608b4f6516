import { roleName, shortRoleName } from '#lib/access/roles.ts';
import type { TokenRow } from '#lib/tokens/types.ts';

interface PlaceWords {
  roleColumn: string;
  /** What the page is for, or which kind of token to choose. */
  lead: string;
  /** `Create a token to … in this Workspace.` */
  empty: string;
  /** Label of the button that adds tokens. */
  add: string;
}

const CHOICE = 'Use a Workspace token for one Workspace, an Organization token when one pipeline serves several.';

export const PLACE_WORDS: Record<TokenRow['scope'], PlaceWords> = {
  ORGANIZATION: {
    roleColumn: 'Organization Role',
    lead: 'Automate across all Workspaces in your Organization.',
    empty: 'Create a token to let a pipeline, script or Terraform act in this Organization.',
    add: 'API Token',
  },
  WORKSPACE: {
    roleColumn: 'Workspace Role',
    lead: CHOICE,
    empty: 'Create a token to let a pipeline, script or Terraform act in this Workspace.',
    add: 'API Token',
  },
  DEPLOYMENT: {
    roleColumn: 'Deployment Role',
    lead: CHOICE,
    empty: 'Create a token to let a pipeline, script or Terraform act in this Deployment.',
    add: 'Deployment API Token',
  },
};

/** An Organization token in the Organization's list, whose role is one of the Organization. */
export function isOfOrganization({ placeRole, scope }: Pick<TokenRow, 'placeRole' | 'scope'>): boolean {
  return placeRole === null && scope === 'ORGANIZATION';
}

/** The role as a list shows it: in full where the heading names another level, as for a Workspace token among all scopes. */
export function roleInList(token: Pick<TokenRow, 'role' | 'placeRole' | 'scope'>): string {
  if (token.placeRole !== null) return shortRoleName(token.placeRole);
  return isOfOrganization(token) ? shortRoleName(token.role) : roleName(token.role);
}

/** `This Workspace`, or the scope of a token that was brought in. */
export function belongsToLabel(token: Pick<TokenRow, 'scope'>, scope: TokenRow['scope']): string {
  const names = { ORGANIZATION: 'Organization', WORKSPACE: 'Workspace', DEPLOYMENT: 'Deployment' };
  return token.scope === scope ? `This ${names[scope]}` : names[token.scope];
}
