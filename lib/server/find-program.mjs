import { existsSync } from 'node:fs';
import { access, constants, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

// Plain JavaScript without dependencies, see bootstrap.mjs.

/** Debian starts a service that it installs unless this program says no. */
const SERVICE_POLICY = '/usr/sbin/policy-rc.d';

/**
 * The first of the programs that is on PATH or in one of the folders; null when none is.
 * @param {string[]} names
 * @param {string[]} [folders]
 */
export async function onPath(names, folders = []) {
  for (const name of names) {
    for (const folder of [...(process.env.PATH ?? '').split(path.delimiter), ...folders]) {
      const file = path.join(folder, name);
      if (folder && (await isExecutable(file))) return file;
    }
  }
  return null;
}

/** @param {string} file */
export const isExecutable = (file) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/**
 * As root on Debian installs a package, without starting what it brings; elsewhere does nothing.
 * @param {string} name
 * @param {(program: string, args: string[], env: Record<string, string>) => Promise<unknown>} run
 */
export async function installPackage(name, run) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stdout.write(`Installing ${name} …\n`);
  const isFree = !existsSync(SERVICE_POLICY);
  if (isFree) await writeFile(SERVICE_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  // Several test files may want to install something at once.
  const apt = (...args) =>
    run('flock', ['/tmp/latchkey-apt.lock', 'apt-get', ...args], { DEBIAN_FRONTEND: 'noninteractive' });
  try {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', name);
  } finally {
    if (isFree) await rm(SERVICE_POLICY, { force: true });
  }
}
