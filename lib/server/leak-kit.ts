import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { selectSigningKeys } from '#db/queries/signing-keys.ts';
import { plural } from '#lib/format.ts';
import { gitleaksRules, preCommitRules } from '#lib/tokens/leak-rules.ts';

import { runCommand } from './command.ts';

const COMMAND = 'npm run leak-kit';

// `npm run leak-kit [-- FOLDER]`: rules by which secret scanners find the values of this installation. They hold no secret.
runCommand(COMMAND, async (_env, db) => {
  const keys = await selectSigningKeys(db);
  if (keys.length === 0) throw new Error('There is no API token yet, and so no prefix to look for. Create one first.');
  const folder = path.resolve(process.argv[2] ?? 'leak-kit');
  const files = { 'gitleaks.toml': gitleaksRules(keys), 'pre-commit-config.yaml': preCommitRules(keys) };
  const written = await writeAll(folder, files).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`The rules cannot be written to the folder ${folder} (${cause.code}). Name another one.`, {
      cause,
    });
  });
  return [`Rules for ${plural(keys.length, 'signing key')}:`, ...written];
});

/** Answers the files written. */
async function writeAll(folder: string, files: Record<string, string>): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const written = Object.entries(files).map(async ([name, text]) => {
    const file = path.join(folder, name);
    await writeFile(file, text);
    return file;
  });
  return Promise.all(written);
}
