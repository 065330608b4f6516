import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { bornAt, isRunning, lockDataDir } from './data-dir-lock.mjs';
import { killGroup, runStep } from './run.mjs';

// Plain JavaScript without dependencies, see bootstrap.mjs.

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const inRoot = (...parts) => path.join(ROOT, ...parts);

/** The supported runtime, brought by the `node` package, whatever the system has. */
export const NODE = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Remembers what is installed and built, and which step runs. */
const NOTES = inRoot('.bootstrap');
const NO_TELEMETRY = { NEXT_TELEMETRY_DISABLED: '1' };

/** Runs `work` while no other process installs or builds in this clone; waits for one that does. */
export async function takeTurn(work) {
  const lock = await lockDataDir(NOTES, 'installing or building', Number.POSITIVE_INFINITY);
  try {
    await endLeftStep();
    await work();
  } finally {
    await lock.release();
  }
}

/** Installs all dependencies when the lockfile changed since the last time. */
export async function install() {
  const wanted = await hashOf(['package-lock.json']);
  if ((await readNote('installed')) === wanted && existsSync(inRoot('node_modules/.package-lock.json'))) return;
  say('Installing dependencies …');
  await forgetNote('installed');
  const npm = process.env.npm_execpath;
  const viaNpm = npm && path.basename(npm) === 'npm-cli.js';
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const code = viaNpm
    ? await runStep(process.execPath, [npm, ...args], { quiet: true, onStart: noteStep })
    : await runStep('npm', args, { quiet: true, onStart: noteStep });
  if (code !== 0) throw new Error('The dependencies could not be installed. The reason stands above.');
  if (!existsSync(NODE)) {
    throw new Error('The runtime was not installed. Allow the install script of the package "node" and start again.');
  }
  await writeNote('installed', wanted);
}

/** Builds the console when anything it is made of changed since the last time. */
export async function build() {
  const wanted = await hashOf(BUILT_FROM);
  if ((await readNote('built')) === wanted && existsSync(inRoot('.next/BUILD_ID'))) return;
  say('Building the console …');
  await forgetNote('built');
  const next = inRoot('node_modules/next/dist/bin/next');
  const env = { ...NO_TELEMETRY, NODE_ENV: 'production' };
  const code = await runStep(NODE, [next, 'build'], { quiet: true, env, onStart: noteStep });
  if (code !== 0) throw new Error('The console could not be built. The reason stands above.');
  await writeNote('built', wanted);
}

const BUILT_FROM = [
  'package-lock.json',
  'package.json',
  'next.config.js',
  'tsconfig.json',
  'app',
  'components',
  'lib',
  'db',
  'public',
];

/** SHA-256 over names and contents, in one order; tests are no part of what is built. */
async function hashOf(names) {
  const hash = createHash('sha256');
  for (const name of names) await addTo(hash, name);
  return hash.digest('hex');
}

async function addTo(hash, name) {
  const entries = await readdir(inRoot(name), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (entries === null) {
    hash
      .update(`${name}\0`)
      .update(await readFile(inRoot(name)))
      .update('\0');
    return;
  }
  const inside = entries.map((entry) => entry.name).filter((file) => !/\.test\.tsx?$/.test(file));
  for (const file of inside.toSorted()) await addTo(hash, `${name}/${file}`);
}

/** A killed bootstrap may leave its npm or build running: it would write into what we are about to make. */
async function endLeftStep() {
  const step = JSON.parse((await readNote('step')) || 'null');
  if (step && (await isRunning(step))) killGroup(step.pid, 'SIGKILL');
  await forgetNote('step');
}

async function noteStep(pid) {
  await writeNote('step', JSON.stringify({ pid, born: await bornAt(pid) }));
}

const readNote = (name) => readFile(path.join(NOTES, name), 'utf8').catch(() => '');
const forgetNote = (name) => rm(path.join(NOTES, name), { force: true });

async function writeNote(name, text) {
  await mkdir(NOTES, { recursive: true });
  await writeFile(path.join(NOTES, name), text);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
