import type { Queryable } from '#db/client.ts';
import type { Binding } from '#lib/access/bindings.ts';
import type { Runtime } from '#lib/runtime.ts';

/** Who acts. A person and a token obey the same rules, so services never branch on `type`. */
export type Actor =
  | {
      type: 'USER';
      id: string;
      /** Full name as it was at the time, kept in audit rows. */
      label: string;
      email: string;
      sessionId: string;
      /** When the person last proved who they are; the step-up window is counted from here. */
      authenticatedAt: Date;
    }
  | {
      type: 'TOKEN';
      id: string;
      label: string;
      valueId: string;
      /** When the value it was called with stops being accepted if nothing else happens; null for never. */
      valueEndsAt: Date | null;
    };

export interface RequestFacts {
  id: string;
  /** The caller's address after `TRUSTED_PROXIES` was applied. */
  address: string;
  userAgent: string;
  method: string;
  path: string;
}

export interface OrganizationFacts {
  id: string;
  shortName: string;
  name: string;
}

/** Everything a service may know about its caller. One request, one Organization, one moment. */
export interface Context {
  db: Queryable;
  runtime: Runtime;
  organization: OrganizationFacts;
  actor: Actor;
  /** The roles the actor acts by in this Organization: its own and, for a person, those of their Teams. */
  bindings: readonly Binding[];
  now: Date;
  request: RequestFacts;
}
