import { spawn } from 'node:child_process';

// Plain JavaScript without dependencies, see bootstrap.mjs.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Everything a signal to this process has to be passed on to. */
const running = new Set();
let gotSignal = false;

for (const signal of SIGNALS) {
  process.on(signal, () => {
    gotSignal = true;
    if (running.size === 0) process.exit(128 + SIGNAL_NUMBERS[signal]);
    for (const pass of running) pass(signal);
  });
}

/**
 * Runs the server in the foreground: same terminal, same process group, signals passed on, and a channel by which it
 * notices when we are killed. Resolves with the exit code.
 */
export function runForeground(program, args) {
  const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  running.add((signal) => child.kill(signal));
  return exitOf(child);
}

/**
 * Runs one step in a process group of its own, so that a signal ends all it started. `onStart` is told its id.
 * With `quiet` the output is kept and shown only when the step fails.
 */
export async function runStep(program, args, { env = {}, quiet = false, onStart = () => {} } = {}) {
  const child = spawn(program, args, {
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
  });
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  const pass = (signal) => killGroup(child.pid, signal);
  running.add(pass);
  if (child.pid) await onStart(child.pid);
  const code = await exitOf(child).finally(() => running.delete(pass));
  if (gotSignal) {
    if (running.size === 0) process.exit(130);
    // The last step that ends ends us; nothing new begins.
    await new Promise(() => {});
  }
  if (code !== 0) process.stderr.write(Buffer.concat(output));
  return code;
}

export function killGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended already.
  }
}

function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${child.spawnfile} could not be started: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0)));
  });
}

/** npm that was killed cannot pass signals on any more: without this the server would outlive it. */
export function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !gotSignal) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}
