import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const PORT = 8899;

export interface Demo {
  url: string;
  /** By e-mail, made anew each run. */
  passwords: Map<string, string>;
  stop(): Promise<void>;
}

/** Runs `npm run demo` and reads what it prints. */
export async function startDemo(): Promise<Demo> {
  const env = { ...process.env, PORT: String(PORT) };
  const child = spawn('npm', ['run', 'demo'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Press Ctrl+C to stop.')) resolve();
    });
    void ended.then(() => reject(new Error(`The demonstration ended:\n${output}`)));
  });
  const lines = output.matchAll(/(\S+@\S+\.example)\s+(\S+)/g);
  return {
    url: `http://localhost:${PORT}`,
    passwords: new Map([...lines].map(([, email = '', password = '']) => [email, password])),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
