import { beforeAll, expect, test } from 'vitest';

import { insertRole, insertTeam } from '#db/testing/places.ts';
import { contextOf, testRuntime } from '#db/testing/test-context.ts';
import { useTestDatabase } from '#db/testing/test-database.ts';

import { addSubjectRole } from './add-subject-role.ts';
import { findHolderCandidates } from './find-holder-candidates.ts';
import { listPlaceHolders } from './list-place-holders.ts';
import { removeSubjectRole } from './remove-subject-role.ts';
import { insertNamed, makeWorld, onDeployment, onWorkspace, person, refusal } from './testing/role-world.ts';

const database = useTestDatabase();
let runtime: ReturnType<typeof testRuntime>;
beforeAll(() => {
  runtime = testRuntime(database);
});

/** Grace has a role of her own and one by a Team, Edsger only the Team's, and the owner both ways to everything. */
async function makeHolders() {
  const world = await makeWorld(runtime);
  const { organization } = world.owner;
  const [grace, edsger, nobody] = [
    await insertNamed(world, 'Grace Hopper'),
    await insertNamed(world, 'Edsger'),
    await insertNamed(world, 'Nobody 100%'),
  ];
  const team = await insertTeam(runtime.db, organization, { name: 'data-eng', memberIds: [grace.id, edsger.id] });
  const subject = { type: 'USER' as const, id: grace.id };
  await addSubjectRole(world.owner, { subject, ...onWorkspace(world.workspace.id, 'WORKSPACE_MEMBER') });
  await addSubjectRole(world.owner, { subject, ...onDeployment(world.deployment.id, 'DEPLOYMENT_ADMIN') });
  const ofTeam = { type: 'TEAM' as const, id: team.id };
  await addSubjectRole(world.owner, { subject: ofTeam, ...onWorkspace(world.workspace.id, 'WORKSPACE_AUTHOR') });
  return { ...world, grace, edsger, nobody, team };
}

test('people of a Workspace are told once, with their own role before those by a Team and by the Organization', async () => {
  const { owner, workspace, other, grace, edsger } = await makeHolders();
  const users = { type: 'USER', level: 'WORKSPACE', placeId: workspace.id };
  const page = await listPlaceHolders(owner, users);
  expect(page.rows.map(({ name, roleName, source, others }) => [name, roleName, source, others])).toEqual([
    ['Ada Lovelace', 'Workspace Owner', 'Organization Owner', []],
    ['Edsger', 'Workspace Author', 'Team data-eng', []],
    ['Grace Hopper', 'Workspace Member', 'Own role', ['Workspace Author by Team data-eng']],
  ]);
  expect(page).toMatchObject({ total: 3, isEmpty: false, canAdd: true });
  const [ada, byTeam, own] = page.rows;
  expect(ada).toMatchObject({ isSelf: true, own: null });
  expect(byTeam).toMatchObject({ id: edsger.id, own: null, memberCount: null });
  expect(own).toMatchObject({ id: grace.id, email: grace.email, addedAt: owner.now });
  expect(own?.own).toMatchObject({
    role: 'WORKSPACE_MEMBER',
    inside: { deployments: 1, dags: 0 },
    can: { change: true, remove: true },
  });
  const names = async (query: object) =>
    (await listPlaceHolders(owner, { ...users, ...query })).rows.map((r) => r.name);
  expect(await names({ q: 'GRACE' })).toEqual(['Grace Hopper']);
  expect(await names({ q: grace.email })).toEqual(['Grace Hopper']);
  expect(await names({ q: '%' })).toEqual([]);
  expect(await names({ dir: 'desc' })).toEqual(['Grace Hopper', 'Edsger', 'Ada Lovelace']);
  const past = await listPlaceHolders(owner, { ...users, page: 9, perPage: 20 });
  expect([past.page, past.rows.length]).toEqual([1, 3]);
  expect((await listPlaceHolders(owner, { type: 'USER', level: 'WORKSPACE', placeId: other.id })).rows).toHaveLength(1);

  const { entityType, entityId } = onWorkspace(workspace.id, '');
  await removeSubjectRole(owner, { subject: own?.subject, entityType, entityId, basedOn: own?.basedOn });
  const [, , after] = (await listPlaceHolders(owner, users)).rows;
  expect(after).toMatchObject({ roleName: 'Workspace Author', source: 'Team data-eng', others: [], own: null });
});

test('Teams of a Workspace are told with their members; one of the identity provider stays as it is', async () => {
  const { owner, workspace, other, team } = await makeHolders();
  const idp = await insertTeam(runtime.db, owner.organization, { name: 'From the directory', isIdpManaged: true });
  const here = { ...onWorkspace(workspace.id, 'WORKSPACE_OPERATOR'), deploymentId: null };
  await insertRole(runtime.db, owner.organization, { type: 'TEAM', id: idp.id }, here);
  const { rows } = await listPlaceHolders(owner, { type: 'TEAM', level: 'WORKSPACE', placeId: workspace.id });
  expect(rows.map(({ name, email, memberCount, roleName }) => [name, email, memberCount, roleName])).toEqual([
    ['data-eng', null, 2, 'Workspace Author'],
    ['From the directory', null, 0, 'Workspace Operator'],
  ]);
  expect(rows[0]).toMatchObject({ id: team.id, source: 'Own role', own: { can: { change: true } } });
  expect(rows[1]?.own?.can.remove).toMatch(/identity provider manages this Team/);
  const nowhere = { type: 'TEAM', level: 'WORKSPACE', placeId: other.id };
  expect(await listPlaceHolders(owner, nowhere)).toMatchObject({ total: 0, isEmpty: true });
  const { holders } = await findHolderCandidates(owner, nowhere);
  expect(holders.map(({ name, allowed }) => [name, allowed])).toEqual([
    ['data-eng', true],
    ['From the directory', expect.stringMatching(/identity provider/)],
  ]);
});

test('whoever has a role of their own is "Already added"; one by a Team or the Organization is no hindrance', async () => {
  const { owner, workspace, nobody } = await makeHolders();
  const users = { type: 'USER', level: 'WORKSPACE', placeId: workspace.id };
  const { holders, hasMore } = await findHolderCandidates(owner, users);
  expect(holders.map(({ name, allowed }) => [name, allowed])).toEqual([
    ['Ada Lovelace', true],
    ['Edsger', true],
    ['Grace Hopper', 'Already added'],
    ['Nobody 100%', true],
  ]);
  expect(hasMore).toBe(false);
  const found = await findHolderCandidates(owner, { ...users, q: '0%' });
  expect(found.holders).toEqual([
    { id: nobody.id, name: 'Nobody 100%', detail: nobody.email, allowed: true, addsAccessorIn: null },
  ]);
});

test('a member of the Workspace reads and changes nothing; who holds less there, or is elsewhere, reads nothing', async () => {
  const world = await makeHolders();
  const { workspace, owner } = world;
  const users = { type: 'USER', level: 'WORKSPACE', placeId: workspace.id };
  const { ctx: member } = await person(world, onWorkspace(workspace.id, 'WORKSPACE_MEMBER'), 'Reader');
  const page = await listPlaceHolders(member, users);
  expect(page.canAdd).toBe('Needs the role Workspace Owner.');
  const grace = page.rows.find(({ name }) => name === 'Grace Hopper');
  expect(grace?.own?.can).toEqual({
    change: 'Needs the role Workspace Owner.',
    remove: 'Needs the role Workspace Owner.',
  });
  expect(await refusal(findHolderCandidates(member, users))).toMatchObject({ code: 'FORBIDDEN' });
  const { ctx: accessor } = await person(world, onWorkspace(workspace.id, 'WORKSPACE_ACCESSOR'));
  const outsider = await contextOf(runtime, owner.organization, world.nobody);
  for (const ctx of [accessor, outsider]) {
    expect(await refusal(listPlaceHolders(ctx, users))).toMatchObject({ code: 'FORBIDDEN' });
  }
  const foreign = await makeWorld(runtime);
  for (const id of [foreign.workspace.id, 'cunknown00000000000000000']) {
    const asked = { type: 'USER', level: 'WORKSPACE', placeId: id };
    expect(await refusal(listPlaceHolders(owner, asked))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(findHolderCandidates(owner, asked))).toMatchObject({ code: 'NOT_FOUND' });
  }
});
