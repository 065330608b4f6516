import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/sealing.ts';

import type { EnvironmentFacts, EnvironmentLink, EnvironmentObjectType } from './types.ts';

interface Told {
  facts: EnvironmentFacts;
  links: EnvironmentLink[];
}
/** By Deployment; the object's own under an empty id. */
type Secrets = Record<string, EnvironmentFacts>;

/** Fields that never come back once they were told. */
function secretNames(objectType: EnvironmentObjectType, facts: EnvironmentFacts): string[] {
  if (objectType === 'CONNECTION') return ['password'];
  if (objectType === 'METRICS_EXPORT') return ['password', 'basicToken'];
  return facts['isSecret'] === true ? ['value'] : [];
}

function split(facts: EnvironmentFacts, names: string[]): [open: EnvironmentFacts, secret: EnvironmentFacts] {
  const entries = Object.entries(facts);
  const isSecret = ([name, value]: [string, unknown]) => names.includes(name) && value !== null && value !== '';
  return [
    Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
    Object.fromEntries(entries.filter(isSecret)),
  ];
}

/**
 * Parts what was told into what may be read again and one sealed piece. A secret that is left out keeps its value from
 * `before`, as long as it still is one.
 */
export function sealSecrets(
  ctx: Context,
  object: { id: string; objectType: EnvironmentObjectType },
  told: Told,
  before: Buffer | null = null,
): Told & { secretsEncrypted: Buffer | null } {
  const { keyEncryptionKey } = ctx.runtime.secrets;
  const place = `environment:${object.id}`;
  const kept = before ? opened(keyEncryptionKey, place, before) : {};
  const names = secretNames(object.objectType, told.facts);
  const secrets: Secrets = {};
  const part = (key: string, facts: EnvironmentFacts): EnvironmentFacts => {
    const [open, secret] = split(facts, names);
    const still = Object.fromEntries(Object.entries(kept[key] ?? {}).filter(([name]) => names.includes(name)));
    const all = { ...still, ...secret };
    if (Object.keys(all).length > 0) secrets[key] = all;
    return open;
  };
  const facts = part('', told.facts);
  const links = told.links.map((link) => ({ ...link, overrides: part(link.deploymentId, link.overrides) }));
  const isAny = Object.keys(secrets).length > 0;
  const secretsEncrypted = isAny ? seal(keyEncryptionKey, place, Buffer.from(JSON.stringify(secrets))) : null;
  return { facts, links, secretsEncrypted };
}

/** Nothing where the key has been replaced since: its secrets are lost, and are given again. */
function opened(key: Buffer, place: string, sealed: Buffer): Secrets {
  try {
    return JSON.parse(unseal(key, place, sealed).toString()) as Secrets;
  } catch {
    return {};
  }
}
