import type { Metadata } from 'next';

import { readForPage } from '#lib/doors/page.ts';

import { ConfigurationCard } from '../_components/configuration-card.tsx';
import { DeploymentFacts } from '../_components/deployment-facts.tsx';
import { QueuesCard } from '../_components/queues-card.tsx';
import { SchedulesCard } from '../_components/schedules-card.tsx';
import { VariablesCard } from '../_components/variables-card.tsx';
import { readDeployment } from '../read-deployment.ts';

type Props = PageProps<'/orgs/[org]/workspaces/[ws]/deployments/[dep]/overview'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [deployment, organization] = await Promise.all([
    readDeployment(params),
    readForPage(params, (ctx) => ctx.organization),
  ]);
  return { title: `${deployment.name} · Deployments · ${organization.name}` };
}

export default async function DeploymentOverviewPage({ params }: Props) {
  const deployment = await readDeployment(params);
  return (
    <div className="mb-6 grid items-start gap-4 xl:grid-cols-[5fr_7fr]">
      <div className="grid min-w-0 gap-4">
        <DeploymentFacts deployment={deployment} />
        <ConfigurationCard configuration={deployment.configuration} />
      </div>
      <div className="grid min-w-0 gap-4">
        <QueuesCard queues={deployment.configuration.workerQueues} />
        <VariablesCard variables={deployment.variables} areValuesShown={deployment.areValuesShown} />
        <SchedulesCard configuration={deployment.configuration} />
      </div>
    </div>
  );
}
