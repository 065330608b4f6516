import { selectVariablesOf } from '#db/queries/deployments-api.ts';
import type { DeploymentRecord, VariableRecord } from '#db/queries/deployments.ts';
import { selectWorkspacePlaces } from '#db/queries/places.ts';
import type { Context } from '#lib/context.ts';
import { stampPeople } from '#lib/stamp-people.ts';
import type { Profile } from '#lib/tokens/types.ts';

import { currentStatus } from './current-status.ts';
import { visibleVariables } from './present-deployment.ts';

/** A Deployment as programs get it: the record, its names, and the variables as the actor may see them. */
export interface ApiDeploymentFacts extends DeploymentRecord {
  workspaceName: string;
  /** A null value is a secret, or a plain one the actor may not see. */
  variables: VariableRecord[];
  createdBy: Profile;
  updatedBy: Profile;
}

/** One query for each kind of thing, however many Deployments there are. */
export async function describeDeployments(ctx: Context, records: DeploymentRecord[]): Promise<ApiDeploymentFacts[]> {
  const organizationId = ctx.organization.id;
  const distinct = (ids: string[]) => [...new Set(ids)];
  const peopleOf = await stampPeople(ctx, records);
  const places = await selectWorkspacePlaces(ctx.db, organizationId, distinct(records.map((r) => r.workspaceId)));
  const variables = await selectVariablesOf(ctx.db, distinct(records.map(({ id }) => id)));
  return records.map((record) => ({
    ...record,
    status: currentStatus(record, ctx.now),
    workspaceName: places.get(record.workspaceId)?.name ?? '',
    variables: visibleVariables(ctx, record, variables.get(record.id) ?? []),
    ...peopleOf(record),
  }));
}
