import { selectVariables } from '#db/queries/deployments.ts';
import type { Context } from '#lib/context.ts';
import { z } from 'zod';

import { loadDeployment } from './load-deployment.ts';
import { draftOfRecord, visibleVariables } from './present-deployment.ts';
import { workspaceNameOf } from './preview-deployment-file.ts';
import { deploymentInput } from './schemas.ts';
import { writeDeploymentFile, writeDeploymentTemplate } from './write-deployment-file.ts';

const input = deploymentInput.extend({ isTemplate: z.boolean().default(false) });

/**
 * The Deployment as a file in YAML, or as a template for others like it; needs deployment.get. Secrets are blank, and so
 * are plain values the actor may not see.
 */
export async function getDeploymentFile(ctx: Context, raw: unknown): Promise<{ fileName: string; text: string }> {
  const { isTemplate, ...address } = input.parse(raw);
  const record = await loadDeployment(ctx, 'deployment.get', address);
  const variables = visibleVariables(ctx, record, await selectVariables(ctx.db, record.id));
  const draft = draftOfRecord(record, variables);
  const name = record.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'deployment';
  if (isTemplate) return { fileName: `${name}-template.yaml`, text: writeDeploymentTemplate(draft) };
  const metadata = {
    deployment_id: record.id,
    workspace_id: record.workspaceId,
    status: record.status,
    created_at: record.createdAt.toISOString(),
    updated_at: record.updatedAt.toISOString(),
  };
  const workspaceName = await workspaceNameOf(ctx, record.workspaceId);
  return { fileName: `${name}.yaml`, text: writeDeploymentFile(draft, { workspaceName, metadata }) };
}
