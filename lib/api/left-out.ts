/**
 * What a part of an update means that was not sent. The CLI and the Terraform provider disagree and send the same body:
 * the CLI changes what it names and expects the rest to stay; the provider leaves out what its configuration no longer has
 * and fails with "inconsistent result" when it is still there (api-contract 5, row 1).
 */
export function leftOutMeans(clientIdentifier: string | undefined): 'keep' | 'clear' {
  return clientIdentifier === 'terraform-provider-astro' ? 'clear' : 'keep';
}

/** The header both clients name themselves in. */
export const CLIENT_HEADER = 'x-astro-client-identifier';
