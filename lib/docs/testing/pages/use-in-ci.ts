import { expect } from 'vitest';
import { parse } from 'yaml';

import { insertDeployment, insertWorkspace } from '#db/testing/places.ts';
import { createToken } from '#lib/tokens/create-token.ts';

import type { PageCheck } from '../run-page.ts';

/** Names that a pipeline takes from its store, as GitHub writes them. */
const FROM_STORE = /^\$\{\{ (?:secrets|vars)\.(\w+) \}\}$/;

/** The page works with a Deployment token. Afterwards the commands in the three pipelines are run as they stand. */
export const useInCi: PageCheck = {
  async environment(product) {
    const { id: workspaceId } = await insertWorkspace(product.database.db, product.organization);
    const { id } = await insertDeployment(product.database.db, product.organization, workspaceId, { name: 'prod' });
    const token = { name: 'ci', scope: 'DEPLOYMENT', entityId: id, role: 'DEPLOYMENT_ADMIN', expiryDays: 90 };
    const made = await createToken(await product.context(), token);
    return { DEPLOYMENT_ID: id, ASTRO_API_TOKEN: made.secret ?? '' };
  },
  async after({ product, shell, read }) {
    const github = parse(await read('.github/workflows/deployment.yml')).jobs.update.steps.at(-1);
    for (const [name, value] of Object.entries<string>(github.env)) expect(FROM_STORE.exec(value)?.[1]).toBe(name);
    const gitlab = parse(await read('.gitlab-ci.yml'))['update-deployment'].script;
    const jenkins = [...(await read('Jenkinsfile')).matchAll(/\bsh '(.+)'/g)].map(([, command]) => command);
    const commands = [github.run, ...gitlab, ...jenkins];
    expect(commands).toHaveLength(3);
    for (const command of commands) expect(await shell.run(command)).toMatchObject({ code: 0 });
    const { deployments } = await product.get('/deployments');
    expect(deployments).toMatchObject([{ name: 'prod', isCicdEnforced: true, workerQueues: [{ maxWorkerCount: 20 }] }]);
    const refused = await shell.run('ASTRO_API_TOKEN= bash ci/update-deployment.sh');
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('The secret is not set') });
    const unknown = await shell.run('ASTRO_API_TOKEN=nonsense bash ci/update-deployment.sh');
    expect(unknown).toMatchObject({ code: 1, output: expect.stringContaining('This API token is not known here.') });
  },
};
