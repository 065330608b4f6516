import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { seedDemo, type DemoSignIn } from '#lib/demo/seed-demo.ts';

import { createPages } from './pages.ts';
import { runProcess } from './process.ts';

/** `npm run demo`: the product on a database of its own that starts with the same people each time and ends with the process. */
const DEMO_DIR = fileURLToPath(new URL('../../.demo', import.meta.url));

// A demonstration never touches the database or the keys of the real thing.
const nothing = {
  DATABASE_URL: undefined,
  SESSION_KEY: undefined,
  TOKEN_PEPPERS: undefined,
  KEY_ENCRYPTION_KEY: undefined,
};

runProcess(
  { ...process.env, ...nothing, DATA_DIR: path.resolve(DEMO_DIR) },
  {
    createPages,
    isTemporary: true,
    onStarted: async (runtime) => describe(await seedDemo(runtime, runtime.clock.now())),
  },
);

function describe(people: DemoSignIn[]): string[] {
  const width = Math.max(...people.map(({ email }) => email.length));
  return [
    'This is a demonstration. Everything in it is gone when it stops. Sign in as one of:',
    '',
    ...people.map(
      ({ email, password, roles }) => `${email.padEnd(width)}  ${password}  ${roles.map(plain).join(', ')}`,
    ),
    '',
  ];
}

const plain = (role: string) => role.replace('ORGANIZATION_', '').replaceAll('_', ' ').toLowerCase();
