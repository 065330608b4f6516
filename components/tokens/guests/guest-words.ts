/** Labels around tokens of a Workspace and of a Deployment, which differ by their source (screens.md 7). */
export const GUEST_WORDS = {
  WORKSPACE: {
    create: 'Create Workspace API Token',
    addWorkspace: '',
    addOrganization: 'Add Organization API Token',
    submit: 'Add',
    pending: 'Adding…',
    place: 'Workspace',
  },
  DEPLOYMENT: {
    create: 'Add Deployment API token',
    addWorkspace: 'Assign Workspace API token',
    addOrganization: 'Assign Organization API token',
    submit: 'Update API Token',
    pending: 'Updating…',
    place: 'Deployment',
  },
} as const;

export const ROLE_LABELS = {
  ORGANIZATION: 'Organization Role',
  WORKSPACE: 'Workspace Role',
  DEPLOYMENT: 'Deployment Role',
} as const;

/** Title and buttons of the form that makes a token. */
export const CREATE_WORDS = {
  ORGANIZATION: { title: 'Create API token', submit: 'Create API token', pending: 'Creating…' },
  WORKSPACE: { title: 'Create Workspace API Token', submit: 'Create API token', pending: 'Creating…' },
  DEPLOYMENT: { title: 'Add Deployment API token', submit: 'Add API token', pending: 'Adding…' },
} as const;

/** `Choose a Workspace Role` */
export function chooseRole(scope: keyof typeof ROLE_LABELS): string {
  return `Choose ${scope === 'ORGANIZATION' ? 'an' : 'a'} ${ROLE_LABELS[scope]}`;
}
