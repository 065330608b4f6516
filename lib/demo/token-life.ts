import { hash } from 'node:crypto';

import { selectTokenValues } from '#db/queries/tokens.ts';
import type { Context } from '#lib/context.ts';
import type { Runtime } from '#lib/runtime.ts';
import { confirmTokenCopied } from '#lib/tokens/confirm-token-copied.ts';
import { createToken } from '#lib/tokens/create-token.ts';
import { deleteToken } from '#lib/tokens/delete-token.ts';
import { pauseToken } from '#lib/tokens/pause-token.ts';
import { reportLeak } from '#lib/tokens/report-leak.ts';
import { rotateToken } from '#lib/tokens/rotate-token.ts';
import { updateTokenRoles } from '#lib/tokens/update-token-roles.ts';
import { updateToken } from '#lib/tokens/update-token.ts';

import type { MadeOrganization, MadePerson } from './seed-demo.ts';
import { pastContext, workingTime, type DemoActor, type PastEvent } from './timeline.ts';
import type { DemoToken } from './tokens.ts';

export interface MadeToken {
  id: string;
  valueId: string;
}

/** Whoever scans repositories. */
const FINDER = { address: '192.0.2.61', userAgent: 'gitleaks-report/1.2' };

/** When somebody found the value of a leaked token. */
export const LEAKED_DAYS_AGO = 1;

interface Stage {
  runtime: Runtime;
  organizations: Map<string, MadeOrganization>;
  people: Map<string, MadePerson>;
  /** Filled while the events run, by Organization and name. */
  made: Map<string, MadeToken>;
  now: Date;
  random: () => number;
}

/** What happened to one token, from its creation to the state it is in now. */
export function tokenEvents(stage: Stage, token: DemoToken): PastEvent[] {
  const { now, random } = stage;
  const key = `${token.organization} ${token.name}`;
  const isEdited = token.createdDaysAgo > 45 && token.description.length % 3 === 0;
  const createdAt = workingTime(now, token.createdDaysAgo, random);
  const organization = stage.organizations.get(token.organization);
  if (!organization) throw new Error(`${token.organization} does not exist`);
  const contextAt = (at: Date, by = token.by): Context =>
    pastContext(stage.runtime, organization, actorOf(stage, token.organization, by), at);
  const later = (
    daysAgo: number,
    run: (ctx: Context, tokenId: string) => Promise<unknown>,
    by = token.by,
  ): PastEvent => ({
    // Never before it was there, however young it is.
    at: new Date(Math.max(workingTime(now, daysAgo, random).getTime(), createdAt.getTime() + 300_000)),
    run: (at) => run(contextAt(at, by), stage.made.get(key)?.id ?? ''),
  });
  let sha256 = '';
  const created: PastEvent = {
    at: createdAt,
    async run(at) {
      const { name, role, expiryDays } = token;
      const description = isEdited ? 'Description follows' : token.description;
      const issued = await createToken(contextAt(at), { name, description, role, expiryDays });
      const [value] = await selectTokenValues(stage.runtime.db, issued.token.id);
      sha256 = hash('sha256', issued.secret ?? '');
      stage.made.set(key, { id: issued.token.id, valueId: value?.id ?? '' });
    },
  };
  const events = [created];
  // Whoever left, or a token, does nothing more: a colleague goes on.
  const colleague = token.organization === 'acme' ? 'grace' : 'wang';
  if (stage.people.has(token.by)) {
    events.push({
      at: new Date(createdAt.getTime() + 40_000),
      run: (at) => confirmTokenCopied(contextAt(at), { tokenId: stage.made.get(key)?.id }),
    });
  }
  if (token.workspaces > 0) {
    events.push(later(token.createdDaysAgo, (ctx, tokenId) => addWorkspaces(ctx, tokenId, token, organization)));
  }
  if (isEdited) {
    const { name, description } = token;
    const edit = (ctx: Context, tokenId: string) => updateToken(ctx, { tokenId, name, description });
    events.push(later(token.createdDaysAgo / 2, edit, colleague));
  }
  if (token.state === 'leaked') {
    const report = (ctx: Context) => {
      const runtime = { ...ctx.runtime, clock: { now: () => ctx.now } };
      return reportLeak(runtime, { sha256 }, { ...ctx.request, ...FINDER, method: 'POST', path: '/leaks' });
    };
    events.push(later(LEAKED_DAYS_AGO, report));
  }
  return [...events, ...ending(token, later, colleague)];
}

type Later = (daysAgo: number, run: (ctx: Context, tokenId: string) => Promise<unknown>, by?: string) => PastEvent;

const rotate = (overlap: string) => (ctx: Context, tokenId: string) => rotateToken(ctx, { tokenId, overlap });

/** The change that led to the state of today. */
function ending(token: DemoToken, later: Later, colleague: string): PastEvent[] {
  switch (token.state) {
    case 'paused':
      return [later(9, (ctx, tokenId) => pauseToken(ctx, { tokenId }), colleague)];
    case 'deleted':
      return [later(12, (ctx, tokenId) => deleteToken(ctx, { tokenId }), colleague)];
    case 'rotating':
      return [later(2, rotate('7d'), colleague)];
    case 'rotated':
      return [later(token.createdDaysAgo / 2, rotate('now'), colleague), later(20, rotate('24h'), colleague)];
    default:
      return [];
  }
}

function actorOf(stage: Stage, organization: string, by: string): DemoActor {
  const person = stage.people.get(by);
  if (person) return { type: 'USER', id: person.id, fullName: person.fullName, email: person.email };
  const token = stage.made.get(`${organization} ${by}`);
  if (!token) throw new Error(`${by} is nobody who could create a token`);
  return { type: 'TOKEN', id: token.id, valueId: token.valueId, name: by };
}

/** Tokens in that many Workspaces also have roles further in. */
const MANY_WORKSPACES = 3;

/** Adds the token to its first Workspaces, as an owner would from each Workspace's settings. */
function addWorkspaces(ctx: Context, tokenId: string, token: DemoToken, organization: MadeOrganization) {
  const home = { entityType: 'ORGANIZATION', entityId: organization.id, deploymentId: null, role: token.role };
  const roles = organization.workspaceIds.slice(0, token.workspaces).map((entityId, index) => ({
    entityType: 'WORKSPACE',
    entityId,
    deploymentId: null,
    role: index === 0 ? 'WORKSPACE_OPERATOR' : 'WORKSPACE_MEMBER',
  }));
  const deployment = token.workspaces < MANY_WORKSPACES ? undefined : organization.deploymentIds.get('finance-prod');
  const inside = deployment
    ? [
        { entityType: 'DEPLOYMENT', entityId: deployment, deploymentId: null, role: 'Release Bot' },
        { entityType: 'DAG_TAG', entityId: 'ledger', deploymentId: deployment, role: 'DAG_VIEWER' },
        { entityType: 'DAG', entityId: 'close_month', deploymentId: deployment, role: 'DAG_AUTHOR' },
      ]
    : [];
  return updateTokenRoles(ctx, { tokenId, roles: [home, ...roles, ...inside] });
}
