import type { Binding } from '#lib/access/bindings.ts';
import type { Actor, Context, OrganizationFacts } from '#lib/context.ts';
import { newId } from '#lib/ids.ts';
import type { Runtime } from '#lib/runtime.ts';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Something that happened in the past, done by the service that does it today. */
export interface PastEvent {
  at: Date;
  run: (at: Date) => Promise<unknown>;
}

/** Lets everything happen in the order of its time, so that each audit chain grows as it would have grown. */
export async function playBack(events: PastEvent[]): Promise<void> {
  for (const { at, run } of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await run(at);
}

/** Numbers between 0 and 1, the same in every run, so that the demonstration always looks the same (mulberry32). */
export function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A moment `days` before now, in working hours and never in the future. */
export function workingTime(now: Date, days: number, random: () => number): Date {
  const at = new Date(now.getTime() - days * DAY_MS);
  at.setUTCHours(8 + Math.floor(random() * 9), Math.floor(random() * 60), Math.floor(random() * 60), 0);
  const latest = now.getTime() - 15 * MINUTE_MS;
  return at.getTime() > latest ? new Date(latest - Math.floor(random() * 30) * MINUTE_MS) : at;
}

const AGENTS = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
];

/** Where a person of the demonstration sits: always the same desk. */
export function deskOf(id: string): { address: string; userAgent: string } {
  const number = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return { address: `198.51.100.${10 + (number % 200)}`, userAgent: AGENTS[number % AGENTS.length] ?? '' };
}

export type DemoActor =
  | { type: 'USER'; id: string; fullName: string; email: string }
  | { type: 'TOKEN'; id: string; name: string; valueId: string };

/** The Context that actor had at that moment, with the rights of an owner and a proof of identity just given. */
export function pastContext(runtime: Runtime, organization: OrganizationFacts, who: DemoActor, at: Date): Context {
  const bindings: Binding[] = [
    { entityType: 'ORGANIZATION', entityId: organization.id, deploymentId: null, role: 'ORGANIZATION_OWNER' },
  ];
  const actor: Actor =
    who.type === 'USER'
      ? { type: 'USER', id: who.id, label: who.fullName, email: who.email, sessionId: newId(), authenticatedAt: at }
      : { type: 'TOKEN', id: who.id, label: who.name, valueId: who.valueId, valueEndsAt: null };
  const page = `/orgs/${organization.shortName}/settings/access-management/api-tokens`;
  const request =
    who.type === 'USER'
      ? { id: newId(), ...deskOf(who.id), method: 'POST', path: page }
      : {
          id: newId(),
          address: '203.0.113.20',
          userAgent: 'Terraform/1.13.4 (+https://www.terraform.io)',
          method: 'POST',
          path: `/v1/organizations/${organization.id}/tokens`,
        };
  return { db: runtime.db, runtime, organization, actor, bindings, now: at, request };
}
