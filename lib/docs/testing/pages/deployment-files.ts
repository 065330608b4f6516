import { expect } from 'vitest';

import { applyDeploymentFile } from '#lib/deployments/apply-deployment-file.ts';

import type { PageCheck } from '../run-page.ts';

/** The console takes the files of the page as they stand: what the CLI made is updated, and the small one creates. */
export const deploymentFiles: PageCheck = {
  async after({ product, read }) {
    const { deployments } = await product.get('/deployments');
    expect(deployments).toMatchObject([
      { name: 'prod', isCicdEnforced: true, workerQueues: [{ maxWorkerCount: 20 }], workspaceName: 'analytics' },
    ]);
    const [{ id: deploymentId, workspaceId }] = deployments;
    const ctx = await product.context();
    // As an export leaves it: the secret is blank, and stays what it was.
    const changed = (await read('deployment.yaml')).replace('value: change-me', 'value: ""').replace('A5', 'A10');
    const saved = await applyDeploymentFile(ctx, { workspaceId, deploymentId, file: changed });
    expect(saved.configuration.workerQueues).toMatchObject([{ workerType: 'A10', maxWorkerCount: 20 }]);
    expect(saved.variables).toMatchObject([{ key: 'DBT_TARGET' }, { key: 'WAREHOUSE_PASSWORD', isSecret: true }]);
    const small = await applyDeploymentFile(ctx, { workspaceId, file: await read('small.json') });
    expect(small).toMatchObject({ name: 'small', configuration: { executor: 'CELERY' } });
    expect(await read('template.yaml')).toContain('executor: CELERY');
  },
};
