import { systemClock } from '#lib/clock.ts';
import { renewSigningKey } from '#lib/tokens/signing-keys.ts';

import { runCommand } from './command.ts';
import { loadSecrets } from './load-secrets.ts';

// `npm run keys:renew`: a new signing key under the key-encryption key configured now.
runCommand('npm run keys:renew', async (env, db) => {
  const keyId = await renewSigningKey(db, await loadSecrets(env, false), systemClock.now());
  return [`New token values are signed with key ${keyId} from now on. Values issued before stay valid.`];
});
