import { LRUCache } from 'lru-cache';

import type { Resource } from '#lib/access/decide.ts';

const MAX_PLACES = 10_000;

/** A Workspace or Deployment that somebody names. */
export interface NamedPlace {
  type: 'WORKSPACE' | 'DEPLOYMENT';
  id: string;
}

export interface PlaceCacheParts {
  /** Reads where the place lies; null when the Organization has none by that id. */
  read(organizationId: string, place: NamedPlace): Promise<Resource | null>;
  /** True while changes made by others are known to arrive. */
  isTrusted(): boolean;
}

/**
 * Where Workspaces and Deployments lie. Only what was found is kept: what is created a moment later must be found at once.
 * Any change of an Organization drops what lies in it.
 */
export class PlaceCache {
  readonly #parts: PlaceCacheParts;
  readonly #places = new LRUCache<string, Resource>({ max: MAX_PLACES });
  /** Moves with every drop: a place that was being read meanwhile is not kept. */
  #epoch = 0;

  constructor(parts: PlaceCacheParts) {
    this.#parts = parts;
  }

  find(organizationId: string, place: NamedPlace): Resource | null | Promise<Resource | null> {
    const known = this.#parts.isTrusted() ? this.#places.get(place.id) : undefined;
    return known?.organizationId === organizationId && isOfType(known, place)
      ? known
      : this.#read(organizationId, place);
  }

  drop(organizationId: string): void {
    this.#epoch++;
    const inIt = [...this.#places.entries()].filter(([, place]) => place.organizationId === organizationId);
    for (const [id] of inIt) this.#places.delete(id);
  }

  clear(): void {
    this.#epoch++;
    this.#places.clear();
  }

  async #read(organizationId: string, place: NamedPlace): Promise<Resource | null> {
    const epoch = this.#epoch;
    const found = await this.#parts.read(organizationId, place);
    if (found && epoch === this.#epoch) this.#places.set(place.id, found);
    return found;
  }
}

/** The id of a Workspace names no Deployment, nor the other way round: the cache says no more than the database. */
const isOfType = (known: Resource, { type }: NamedPlace) =>
  (known.deploymentId !== undefined) === (type === 'DEPLOYMENT');
