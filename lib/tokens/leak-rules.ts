import { TOKEN_VALUE_MAX, valuePrefix } from './token-value.ts';

/** A key that values in force may be signed with. */
export interface RuleKey {
  keyId: string;
  createdAt: Date;
  retiredAt: Date | null;
}

/** 64 bytes of Ed25519 in base64url. */
const SIGNATURE_LENGTH = 86;
/** No payload is shorter: it holds two ids three times and 40 random bytes. */
const PAYLOAD_MIN = 300;
/** Bits per character (Shannon). Values have more than 5; a row of one letter behind a prefix has less than 4. */
const ENTROPY_MIN = 4.5;

/**
 * The pattern of the values of one key, in the common part of RE2 (gitleaks) and Python (pre-commit): the first group is
 * the value. What goes on before or behind is none; the end of an escape, as in JSON or an address, may stand before it.
 */
function valuePattern(keyId: string): string {
  const prefix = valuePrefix(keyId);
  const payload = `[\\w-]{${PAYLOAD_MIN},${TOKEN_VALUE_MAX - prefix.length - SIGNATURE_LENGTH - 1}}`;
  const before = String.raw`(?:^|[^\w-]|\\[abfnrtv]|%[0-9A-Fa-f]{2})`;
  return `${before}(${prefix.replace('.', '\\.')}${payload}\\.[\\w-]{${SIGNATURE_LENGTH}})(?:[^\\w-]|$)`;
}

const HEAD = (tool: string) => `# Finds API token values of this Latchkey installation. Made by: npm run leak-kit
# Make it again after npm run keys:renew: each signing key has a prefix of its own. ${tool}
`;

function lifeOf({ createdAt, retiredAt }: RuleKey): string {
  const day = (moment: Date) => moment.toISOString().slice(0, 10);
  return retiredAt
    ? `signed from ${day(createdAt)} to ${day(retiredAt)}; those values stay valid`
    : `signs since ${day(createdAt)}`;
}

/** A configuration of gitleaks (TOML) with one rule for each key, on top of the rules gitleaks has. */
export function gitleaksRules(keys: readonly RuleKey[]): string {
  const rules = keys.map(
    (key) => `
# ${lifeOf(key)}
[[rules]]
id = "latchkey-api-token-${key.keyId}"
description = "Latchkey API token: rotate or delete it in the console, and report its SHA-256 at /leaks"
regex = '''${valuePattern(key.keyId)}'''
secretGroup = 1
entropy = ${ENTROPY_MIN}
keywords = ["${valuePrefix(key.keyId)}"]
`,
  );
  return `${HEAD('Save it as .gitleaks.toml.')}
title = "Latchkey API tokens"

[extend]
useDefault = true
${rules.join('')}`;
}

/** A configuration of pre-commit (YAML) that needs nothing but pre-commit itself. */
export function preCommitRules(keys: readonly RuleKey[]): string {
  const hooks = keys.map(
    (key) => `      # ${lifeOf(key)}
      - id: latchkey-api-token-${key.keyId}
        name: no Latchkey API tokens (key ${key.keyId})
        language: pygrep
        entry: '${valuePattern(key.keyId)}'
        types: [text]
`,
  );
  return `${HEAD('Add it to .pre-commit-config.yaml.')}
repos:
  - repo: local
    hooks:
${hooks.join('')}`;
}
