/** Where a Team is changed. */
export const managedBy = ({ isIdpManaged }: { isIdpManaged: boolean }) =>
  isIdpManaged ? 'Identity provider' : 'This console';
