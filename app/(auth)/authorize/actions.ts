'use server';

import { runPersonAction } from '#lib/doors/action.ts';
import { allowClient, refuseClient } from '#lib/grants/allow-client.ts';

/** Answers the program's own address; the page goes there itself, because a form may lead nowhere but to this origin. */
export async function allowClientAction(query: unknown) {
  return runPersonAction((ctx) => allowClient(ctx, query));
}

export async function refuseClientAction(query: unknown) {
  return runPersonAction((ctx) => refuseClient(ctx, query));
}
