import { cookies } from 'next/headers';

import type { Runtime } from '#lib/runtime.ts';
import { newDevice } from '#lib/users/known-device.ts';

import { isSecure } from './session-cookie.ts';

/** The longest a browser keeps a cookie. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

function deviceCookieName(runtime: Runtime): string {
  return `${isSecure(runtime) ? '__Host-' : ''}latchkey.device`;
}

/** The text of the caller's device cookie; null when there is none of the shape we hand out. */
export async function readDevice(runtime: Runtime): Promise<string | null> {
  const value = (await cookies()).get(deviceCookieName(runtime))?.value;
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

/**
 * Makes this browser a known device once somebody has signed in from it. Call `write` only then: a stranger must not
 * collect devices.
 */
export async function deviceForSignIn(runtime: Runtime): Promise<{ device: string; write: () => Promise<void> }> {
  const device = (await readDevice(runtime)) ?? newDevice();
  const write = async () => {
    (await cookies()).set(deviceCookieName(runtime), device, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(runtime),
      path: '/',
      maxAge: MAX_AGE_SECONDS,
    });
  };
  return { device, write };
}
