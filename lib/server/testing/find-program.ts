import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { installPackage, onPath } from '../find-program.mjs';

const FOLDERS = ['/usr/sbin', '/usr/local/sbin'];

/**
 * A program that tests need and npm does not bring: one that is there, else, as root on Debian, one that is installed
 * now. Throws one sentence when there is none.
 */
export async function findProgram(name: string, debianPackage: string): Promise<string> {
  const found = await onPath([name], FOLDERS);
  if (found) return found;
  const failed = await installPackage(debianPackage, (program, args, env) =>
    promisify(execFile)(program, args, { env: { ...process.env, ...env } }),
  ).catch((cause: unknown) => cause);
  const installed = await onPath([name], FOLDERS);
  if (installed) return installed;
  throw new Error(
    `The program ${name} is missing for this test. Install it, on Debian with the package ${debianPackage}.`,
    { cause: failed },
  );
}
