import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Ran {
  code: number | string;
  /** Standard output and standard error, as a terminal shows them. */
  output: string;
}

/** A terminal: a folder, and an environment that goes on from block to block. */
export interface Shell {
  folder: string;
  /** Runs a block with bash and waits for its end. A command that fails ends it. */
  run(text: string): Promise<Ran>;
  /** Runs a block that goes on; resolves with what it wrote first, rejects when it ends before it wrote anything. */
  start(text: string): Promise<string>;
  /** Saves a file, with the folders above it. */
  save(file: string, text: string): Promise<void>;
  /** Puts a program in front of all others: a TypeScript file run by this Node. */
  addProgram(name: string, script: string): Promise<void>;
  /** Ends everything that still runs and removes the folder. */
  close(): Promise<void>;
}

/** Opens a terminal in an empty folder with nothing in its environment but a PATH, a HOME and what is given. */
export async function openShell(env: Record<string, string>): Promise<Shell> {
  const root = await mkdtemp(path.join(tmpdir(), 'latchkey-docs-'));
  const [folder, bin, state] = [path.join(root, 'work'), path.join(root, 'bin'), path.join(root, 'state')];
  for (const one of [folder, bin]) await mkdir(one);
  await writeFile(state, `cd '${folder}'\n`);
  const groups: number[] = [];
  const open = (text: string): ChildProcess => {
    const script = `set -euo pipefail\n. '${state}'\n${text}\n{ export -p; declare -f; echo "cd '$PWD'"; } >'${state}'\n`;
    const child = spawn('bash', ['-c', script], {
      detached: true,
      env: { PATH: `${bin}:${path.dirname(process.execPath)}:${process.env['PATH']}`, HOME: root, ...env } as never,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) groups.push(child.pid);
    return child;
  };
  const listen = (child: ChildProcess, onText: (text: string) => void) => {
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onText);
  };
  return {
    folder,
    run: (text) =>
      new Promise((resolve, reject) => {
        const child = open(text);
        let output = '';
        listen(child, (part) => (output += part));
        child.once('error', reject);
        child.once('close', (code, signal) => resolve({ code: code ?? signal ?? '', output }));
      }),
    start: (text) =>
      new Promise((resolve, reject) => {
        const child = open(text);
        listen(child, resolve);
        child.once('error', reject);
        child.once('close', (code) => reject(new Error(`The block ended at once, with ${code}.`)));
      }),
    async save(file, text) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), `${text}\n`);
    },
    async addProgram(name, script) {
      await writeFile(path.join(bin, name), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
      await chmod(path.join(bin, name), 0o755);
    },
    async close() {
      for (const group of groups) {
        try {
          process.kill(-group, 'SIGKILL');
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
        }
      }
      await rm(root, { recursive: true, force: true });
    },
  };
}
