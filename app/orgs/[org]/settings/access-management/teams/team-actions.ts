'use server';

import { revalidatePath } from 'next/cache';

import { runAction } from '#lib/doors/action.ts';
import { addTeamMembers } from '#lib/teams/add-team-members.ts';
import { createTeam } from '#lib/teams/create-team.ts';
import { deleteTeam } from '#lib/teams/delete-team.ts';
import { findTeamCandidates } from '#lib/teams/find-team-candidates.ts';
import { getTeamImpact } from '#lib/teams/get-team-impact.ts';
import { getTeam } from '#lib/teams/get-team.ts';
import { removeTeamMember } from '#lib/teams/remove-team-member.ts';
import { updateTeam } from '#lib/teams/update-team.ts';

/** The list and every tab of every Team show what these actions change. */
const TEAMS = '/orgs/[org]/settings/access-management/teams';

export async function createTeamAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => createTeam(ctx, input));
  if (result.ok) revalidatePath(TEAMS, 'layout');
  return result;
}

export async function updateTeamAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => updateTeam(ctx, input));
  if (result.ok) revalidatePath(TEAMS, 'layout');
  return result;
}

/** Does not refresh the page it was called from: a details page would answer before its reader has left it. */
export async function deleteTeamAction(org: string, input: unknown) {
  return runAction(org, (ctx) => deleteTeam(ctx, input));
}

export async function addTeamMembersAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => addTeamMembers(ctx, input));
  if (result.ok) revalidatePath(TEAMS, 'layout');
  return result;
}

export async function removeTeamMemberAction(org: string, input: unknown) {
  const result = await runAction(org, (ctx) => removeTeamMember(ctx, input));
  if (result.ok) revalidatePath(TEAMS, 'layout');
  return result;
}

export async function getTeamAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getTeam(ctx, input));
}

export async function getTeamImpactAction(org: string, input: unknown) {
  return runAction(org, (ctx) => getTeamImpact(ctx, input));
}

export async function findTeamCandidatesAction(org: string, input: unknown) {
  return runAction(org, (ctx) => findTeamCandidates(ctx, input));
}
