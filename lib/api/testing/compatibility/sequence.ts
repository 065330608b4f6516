import type { Client, ClientName } from './client.ts';
import type { World } from './world.ts';

/** What one command or resource of a client sends, in its order, and what it needs back. */
export interface Sequence {
  client: ClientName;
  /** Section of the contract. */
  section: string;
  name: string;
  run: (as: Client, world: World) => Promise<void>;
}

/** Sequences of one section: by name, what they do. */
export const sequences = (client: ClientName, section: string, named: Record<string, Sequence['run']>): Sequence[] =>
  Object.entries(named).map(([name, run]) => ({ client, section, name, run }));
