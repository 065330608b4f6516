import type { Context } from '#lib/context.ts';
import { seal } from '#lib/sealing.ts';

import type { DeploymentVariable } from './configuration.ts';

/**
 * Rows of variables: secrets are sealed under the key-encryption key for their Deployment and key, and nothing in the
 * product opens them again.
 */
export function sealVariables(ctx: Context, deploymentId: string, variables: DeploymentVariable[]) {
  const { keyEncryptionKey } = ctx.runtime.secrets;
  return variables.map(({ key, isSecret, value }) => ({
    deploymentId,
    key,
    isSecret,
    value: isSecret ? null : (value ?? ''),
    valueEncrypted: isSecret ? seal(keyEncryptionKey, `${deploymentId}:${key}`, Buffer.from(value ?? '')) : null,
    updatedAt: ctx.now,
  }));
}
