import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ended } from '#db/embedded-process.ts';

import { findProgram } from './find-program.ts';

/** Starts nginx with one file of `/etc/nginx/conf.d`, in a folder of its own, and waits until it listens on the port. */
export async function startNginx(configuration: string, port: number): Promise<{ stop(): Promise<void> }> {
  const program = await findProgram('nginx', 'nginx-light');
  const folder = await mkdtemp(path.join(tmpdir(), 'latchkey-nginx-'));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/tmp;`);
  await mkdir(path.join(folder, 'logs'));
  await writeFile(path.join(folder, 'latchkey.conf'), configuration);
  await writeFile(
    path.join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr warn;
     events {} http { access_log off; ${places.join(' ')} include ${folder}/latchkey.conf; }`,
  );
  const child = spawn(program, ['-p', folder, '-c', path.join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const isOver = ended(child);
  const stop = async () => {
    child.kill('SIGKILL');
    await isOver;
    await rm(folder, { recursive: true, force: true });
  };
  while (!(await canConnect(port))) {
    if (child.exitCode !== null) throw new Error(`nginx ended at once: ${output}`);
    await sleep(20);
  }
  return { stop };
}

const canConnect = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** A way to another port of this machine that counts its connections, and that can be cut. */
export async function openCountedWay(target: number) {
  const sockets = new Set<Socket>();
  const count = { connections: 0 };
  const server = createServer((inner) => {
    count.connections++;
    const outer = connect(target, '127.0.0.1');
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    inner.pipe(outer).pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, count, cut };
}
