import { beforeEach, describe, expect, it } from 'vitest';

import type { Resource } from '#lib/access/decide.ts';

import { PlaceCache, type NamedPlace } from './place-cache.ts';

const WORKSPACE: Resource = { organizationId: 'here', workspaceId: 'w' };
const DEPLOYMENT: Resource = { ...WORKSPACE, deploymentId: 'd' };

let isTrusted: boolean;
let reads: number;
let places: PlaceCache;

/** What the database says: an id is found in its own Organization, under its own type. */
async function read(organizationId: string, { type, id }: NamedPlace): Promise<Resource | null> {
  reads++;
  await Promise.resolve();
  if (organizationId !== 'here') return null;
  if (type === 'WORKSPACE') return id === 'w' ? WORKSPACE : null;
  return id === 'd' ? DEPLOYMENT : null;
}

beforeEach(() => {
  isTrusted = true;
  reads = 0;
  places = new PlaceCache({ read, isTrusted: () => isTrusted });
});

const find = async (type: NamedPlace['type'], id: string, organizationId = 'here') =>
  places.find(organizationId, { type, id });

describe('places that were found before', () => {
  it('are not read again while changes are heard of, until one is', async () => {
    for (let n = 0; n < 3; n++) expect(await find('DEPLOYMENT', 'd')).toEqual(DEPLOYMENT);
    expect(reads).toBe(1);
    places.drop('elsewhere');
    await find('DEPLOYMENT', 'd');
    expect(reads).toBe(1);
    places.drop('here');
    await find('DEPLOYMENT', 'd');
    expect(reads).toBe(2);
    isTrusted = false;
    await find('DEPLOYMENT', 'd');
    expect(reads).toBe(3);
  });

  it('answer to their own type and Organization only', async () => {
    for (let n = 0; n < 2; n++) {
      expect([await find('WORKSPACE', 'w'), await find('DEPLOYMENT', 'd')]).toEqual([WORKSPACE, DEPLOYMENT]);
      expect([await find('DEPLOYMENT', 'w'), await find('WORKSPACE', 'd')]).toEqual([null, null]);
      expect([await find('WORKSPACE', 'w', 'there'), await find('DEPLOYMENT', 'd', 'there')]).toEqual([null, null]);
    }
  });

  it('are not kept when they changed while they were read', async () => {
    const reading = find('WORKSPACE', 'w');
    places.drop('here');
    await reading;
    await find('WORKSPACE', 'w');
    expect(reads).toBe(2);
  });
});
