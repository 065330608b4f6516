import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { useTestDatabase } from '#db/testing/test-database.ts';
import { makeApi, type ApiUnderTest } from '#lib/api/testing/api-client.ts';
import { spawnApi } from '#lib/api/testing/spawn-api.ts';

import { makeCertificate } from './testing/make-certificate.ts';
import { readTlsFiles } from './tls.ts';

// A real process on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

const database = useTestDatabase();
let api: ApiUnderTest;
let folder: string;
const fileOf = (name: string) => path.join(folder, name);
beforeAll(async () => {
  api = await makeApi(database);
  folder = await mkdtemp(path.join(tmpdir(), 'latchkey-tls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write({ cert, key }: { cert: string; key: string }) {
  const files = { TLS_CERT_FILE: fileOf('cert.pem'), TLS_KEY_FILE: fileOf('key.pem') };
  await writeFile(files.TLS_CERT_FILE, cert);
  await writeFile(files.TLS_KEY_FILE, key);
  return files;
}

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: string;
  socket: TLSSocket;
  commonName: unknown;
}
function get(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { authorization: `Bearer ${api.caller.value}` } }, (response) => {
      const socket = response.socket as TLSSocket;
      const commonName = socket.getPeerCertificate().subject.CN;
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, socket, commonName }),
      );
    });
    asked.once('error', reject).end();
  });
}

test('the server speaks HTTPS itself, keeps connections, and takes a new certificate on SIGHUP', async () => {
  const first = makeCertificate('first');
  const second = makeCertificate('second');
  const files = await write(first);
  const server = await spawnApi(database.url, database.secrets, files);
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: [first.cert, second.cert] });
  try {
    const list = `${server.origin}/v1/organizations?limit=100&offset=0`;
    const one = await get(list, agent);
    expect([one.status, JSON.parse(one.body).organizations[0].id]).toEqual([200, api.organization.id]);
    expect(one.headers['strict-transport-security']).toBeUndefined();
    const two = await get(list, agent);
    expect([two.status, two.socket === one.socket, two.commonName]).toEqual([200, true, 'first']);
    expect(server.output()).toContain('is running at https://localhost:');
    await expect(fetch(server.origin.replace('https', 'http'))).rejects.toThrow();

    await writeFile(fileOf('key.pem'), 'no key');
    process.kill(server.pid, 'SIGHUP');
    await vi.waitFor(() => expect(server.output()).toContain('the certificate was not read again'), 10_000);
    await write(second);
    process.kill(server.pid, 'SIGHUP');
    await vi.waitFor(() => expect(server.output()).toContain('the certificate was read again'), 10_000);
    expect((await get(list, agent)).socket).toBe(one.socket);
    const fresh = await get(list, new Agent({ ca: second.cert }));
    expect([fresh.status, fresh.commonName]).toEqual([200, 'second']);
  } finally {
    agent.destroy();
    expect(await server.stop()).toBe(0);
  }
});

test('files that are missing, or do not belong together, are refused with a sentence', async () => {
  const files = await write({ cert: makeCertificate().cert, key: makeCertificate().key });
  await expect(readTlsFiles(files)).rejects.toThrow('TLS_CERT_FILE and TLS_KEY_FILE are not usable together.');
  const missing = { ...files, TLS_KEY_FILE: fileOf('nothing.pem') };
  await expect(readTlsFiles(missing)).rejects.toThrow('TLS_KEY_FILE cannot be read (ENOENT).');
  expect(await readTlsFiles({ TLS_CERT_FILE: undefined, TLS_KEY_FILE: undefined })).toBeNull();
});
