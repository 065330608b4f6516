import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// Plain JavaScript without dependencies: the bootstrap uses it before anything is installed.

const LOCK_FILE = 'latchkey.lock';
/** A process that was told to end, or lost its parent, needs a moment; a new one waits for it this long. */
const PATIENCE_MS = 4_000;
const STOPPING_PATIENCE_MS = 20_000;

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} born Tells a process from a later one with the same id; empty where the system does not say.
 * @property {string} address Where it answers, for the message.
 * @property {boolean} isStopping
 */

/**
 * @typedef {object} DataDirLock
 * @property {() => Promise<void>} markStopping Says that this process is on its way out, so that the next one waits for it.
 * @property {() => Promise<void>} release
 */

/**
 * Makes this process the only one on the folder. A lock left by a killed process is taken over. Throws one sentence when
 * another process keeps it.
 * @param {string} folder @param {string} address @param {number} [patienceMs] @returns {Promise<DataDirLock>}
 */
export async function lockDataDir(folder, address, patienceMs = PATIENCE_MS) {
  await mkdir(folder, { recursive: true, mode: 0o711 }).catch((error) => refuseForeign(folder, error));
  const file = path.join(folder, LOCK_FILE);
  const own = { pid: process.pid, born: await bornAt(process.pid), address, isStopping: false };
  do await waitUntilUnlocked(folder, patienceMs);
  while (!(await createWhole(file, own)));
  return {
    async markStopping() {
      await writeFile(`${file}.next`, JSON.stringify({ ...own, isStopping: true }), { mode: 0o600 });
      await rename(`${file}.next`, file);
    },
    release: () => rm(file, { force: true }),
  };
}

/**
 * Waits for a process that is ending, removes what a killed one left. Throws one sentence when a process stays.
 * @param {string} folder @param {number} [patienceMs]
 */
export async function waitUntilUnlocked(folder, patienceMs = PATIENCE_MS) {
  const file = path.join(folder, LOCK_FILE);
  for (const started = Date.now(); ; await sleep(100)) {
    const holder = await readHolder(file);
    if (holder === null) return;
    if (!(await isRunning(holder))) {
      await removeStale(file, holder);
      continue;
    }
    if (Date.now() - started > (holder.isStopping ? STOPPING_PATIENCE_MS : patienceMs)) {
      throw new Error(
        `Latchkey already runs on the data directory ${folder} (process ${holder.pid}, ${holder.address}). ` +
          'Stop it first, or set DATA_DIR and PORT to run a second one.',
      );
    }
  }
}

/**
 * What the living process on the folder said about itself: where a server answers, or the command that it is; null when
 * there is none.
 * @param {string} folder
 */
export async function addressOfHolder(folder) {
  const holder = await readHolder(path.join(folder, LOCK_FILE));
  return holder !== null && (await isRunning(holder)) ? holder.address : null;
}

/** @param {string} folder @param {NodeJS.ErrnoException} error @returns {never} */
function refuseForeign(folder, error) {
  if (error.code === 'EEXIST' || error.code === 'ENOTDIR') {
    throw new Error(`${folder} is not a folder, or lies in a file. Set DATA_DIR to a folder.`);
  }
  if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
  throw new Error(`This user may not write to ${folder}. Start Latchkey as the user it belongs to, or set DATA_DIR.`);
}

/**
 * Creates the lock with its content at once; false when there is one already.
 * @param {string} file @param {Holder} holder
 */
async function createWhole(file, holder) {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(holder), { mode: 0o600 }).catch((error) =>
    refuseForeign(path.dirname(file), error),
  );
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** @param {string} file @returns {Promise<Holder | null>} */
async function readHolder(file) {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return { pid: 0, born: '', address: '', isStopping: false };
  }
}

/**
 * True while the very process that wrote this lives.
 * @param {Pick<Holder, 'pid' | 'born'>} holder
 */
export async function isRunning({ pid, born }) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return (await bornAt(pid)) === born;
}

/**
 * Two starters may find the same stale lock: what one of them created meanwhile is put back.
 * @param {string} file @param {Holder} stale
 */
async function removeStale(file, stale) {
  const aside = `${file}.stale.${process.pid}`;
  await rename(file, aside).catch(() => {});
  const moved = await readHolder(aside);
  if (moved && JSON.stringify(moved) !== JSON.stringify(stale)) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

/**
 * Start time of a process in ticks since the system started; process ids are reused, this pair is not. A zombie has
 * ended, so it has none.
 * @param {number} pid
 */
export async function bornAt(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
}
