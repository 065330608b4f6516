import { sql } from 'drizzle-orm';

import { selectBindings, selectBindingsOn } from '#db/queries/role-bindings.ts';
import { decide, effectivePermissions } from '#lib/access/decide.ts';
import { PERMISSIONS } from '#lib/access/permissions.ts';
import type { Context } from '#lib/context.ts';
import { getAccessSummary, getSubjectRoleTabs } from '#lib/subject-roles/get-access-summary.ts';
import { listSubjectRoles } from '#lib/subject-roles/list-subject-roles.ts';
import { tryPermission } from '#lib/subject-roles/try-permission.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { getToken } from '#lib/tokens/get-token.ts';

import type { Random } from './random.ts';
import { measure, summarize, type Row } from './report.ts';

/** Roles of the token: one at home, the others spread over Workspaces, Deployments and Dag tags. */
export const BINDINGS = 1_000;
const WORKSPACES = 1_000;
const DEPLOYMENTS = 3_000;
const WARM_UP_RUNS = 50;
const RUNS = 100;

const idOf = (kind: string, n = 'n') => sql.raw(`'c' || substr(md5('${kind}' || ${n}) || md5(${n}::text), 1, 24)`);

async function seed({ db, organization }: Context, tokenId: string): Promise<void> {
  const { id: org } = organization;
  const stamps = sql`now(), 'USER', ${org}, now(), 'USER', ${org}`;
  const columns = sql.raw('created_at, created_by_type, created_by_id, updated_at, updated_by_type, updated_by_id');
  await db.execute(sql`
    insert into workspaces (id, organization_id, name, ${columns})
    select ${idOf('w')}, ${org}, 'workspace ' || n, ${stamps} from generate_series(1, ${WORKSPACES}::int) n`);
  await db.execute(sql`
    insert into deployments (id, organization_id, workspace_id, name, runtime_version, configuration, ${columns})
    select ${idOf('d')}, ${org}, ${idOf('w', '(1 + n % 1000)')}, 'deployment ' || n, '3.1-12', '{}', ${stamps}
    from generate_series(1, ${DEPLOYMENTS}::int) n`);
  await db.execute(sql`
    insert into role_bindings (id, organization_id, subject_type, subject_id, entity_type, entity_id, deployment_id, role, created_at, created_by_id)
    select ${idOf('r')}, ${org}, 'TOKEN', ${tokenId},
      case n % 5 when 0 then 'DAG_TAG' when 1 then 'DEPLOYMENT' when 2 then 'DEPLOYMENT' else 'WORKSPACE' end,
      case n % 5 when 0 then 'tag-' || n when 1 then ${idOf('d')} when 2 then ${idOf('d')} else ${idOf('w')} end,
      case n % 5 when 0 then ${idOf('d')} end,
      case n % 5 when 0 then 'DAG_VIEWER' when 1 then 'DEPLOYMENT_ADMIN' when 2 then 'DEPLOYMENT_ADMIN' else 'WORKSPACE_OPERATOR' end,
      now(), ${org}
    from generate_series(1, ${BINDINGS - 1}::int) n`);
  for (const table of ['workspaces', 'deployments', 'role_bindings']) {
    // What autovacuum does for tables of this age.
    await db.execute(sql.raw(`vacuum analyze ${table}`));
  }
}

/** Effective access of a token with 1,000 roles: the figure of the issue first, then what its pages call. */
export async function measureEffectiveAccess(ctx: Context, random: Random): Promise<Row[]> {
  const { db, organization } = ctx;
  const input = { name: 'many roles', role: 'ORGANIZATION_MEMBER', expiryDays: 30 };
  const { token } = await createToken(ctx, input);
  await seed(ctx, token.id);
  const places = await db.execute<{ id: string; workspaceId: string }>(
    sql`select id, workspace_id as "workspaceId" from deployments where organization_id = ${organization.id} order by id`,
  );
  const any = () => {
    const place = places.rows[Math.floor(random() * places.rows.length)];
    if (!place) throw new Error('the bench needs Deployments');
    return { organizationId: organization.id, workspaceId: place.workspaceId, deploymentId: place.id };
  };
  const subject = { type: 'TOKEN' as const, id: token.id };
  const held = await selectBindings(db, token.id, organization.id);
  if (held.length !== BINDINGS) throw new Error(`the token holds ${held.length} roles`);
  const steps: [string, () => Promise<unknown>][] = [
    [
      'load all its roles and decide all permissions on a Deployment',
      async () => effectivePermissions(await selectBindings(db, token.id, organization.id), any()),
    ],
    [
      'the same from the roles on the Deployment alone, as Try asks',
      async () => {
        const resource = any();
        return effectivePermissions(await selectBindingsOn(db, subject, resource), resource);
      },
    ],
    [
      'all its roles, one decision with its reason per permission',
      async () => {
        const bindings = await selectBindings(db, token.id, organization.id);
        const resource = any();
        return PERMISSIONS.map((permission) => decide(bindings, permission, resource));
      },
    ],
    ['loaded already: all permissions on a Deployment', async () => effectivePermissions(held, any())],
    ['details page: the token', () => getToken(ctx, { tokenId: token.id })],
    ['details page: numbers of the tabs', () => getSubjectRoleTabs(ctx, { subject })],
    ['details page: effective access of the Overview', () => getAccessSummary(ctx, { subject })],
    ['tab Workspaces, first page', () => listSubjectRoles(ctx, { subject, level: 'WORKSPACE' })],
    ['tab Deployments, first page', () => listSubjectRoles(ctx, { subject, level: 'DEPLOYMENT' })],
    [
      'Try',
      () => tryPermission(ctx, { subject, permission: 'deployment.deploys.create', placeId: any().deploymentId }),
    ],
  ];
  const rows: Row[] = [];
  for (const [name, step] of steps) {
    await measure(WARM_UP_RUNS, step);
    rows.push(summarize(name, await measure(RUNS, step)));
  }
  return rows;
}
