import { LRUCache } from 'lru-cache';

import { isInside, parseRange, type Range } from '#lib/ip-ranges/ranges.ts';

const MAX_ORGANIZATIONS = 1_000;

export interface AllowListParts {
  /** Reads every range of the Organization. */
  read(organizationId: string): Promise<string[]>;
  /** True while changes made by others are known to arrive. */
  isTrusted(): boolean;
}

/** IP access lists of Organizations, parsed once; an Organization's own is dropped with any change of it. */
export class AllowLists {
  readonly #parts: AllowListParts;
  readonly #lists = new LRUCache<string, readonly Range[]>({ max: MAX_ORGANIZATIONS });
  /** Moves with every drop: a list that was being read meanwhile is not kept. */
  #epoch = 0;

  constructor(parts: AllowListParts) {
    this.#parts = parts;
  }

  /** True when the Organization has no list, or the address is in it. */
  async allows(organizationId: string, address: string): Promise<boolean> {
    const ranges =
      (this.#parts.isTrusted() ? this.#lists.get(organizationId) : undefined) ?? (await this.#read(organizationId));
    return ranges.length === 0 || isInside(address, ranges);
  }

  drop(organizationId: string): void {
    this.#epoch++;
    this.#lists.delete(organizationId);
  }

  clear(): void {
    this.#epoch++;
    this.#lists.clear();
  }

  async #read(organizationId: string): Promise<readonly Range[]> {
    const epoch = this.#epoch;
    const ranges = (await this.#parts.read(organizationId)).flatMap((text) => {
      const range = parseRange(text);
      return range ? [range] : [];
    });
    if (epoch === this.#epoch) this.#lists.set(organizationId, ranges);
    return ranges;
  }
}
