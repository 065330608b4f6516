import { Card } from '#components/ui/card.tsx';
import { Fact } from '#components/ui/fact.tsx';
import { Time } from '#components/ui/time.tsx';
import { plural } from '#lib/format.ts';
import type { DeploymentDetails } from '#lib/deployments/types.ts';

/** `Facts`: what the record says about itself. */
export function DeploymentFacts({ deployment }: { deployment: DeploymentDetails }) {
  const isUntouched = deployment.updatedAt.getTime() === deployment.createdAt.getTime();
  return (
    <Card title="Facts">
      <dl className="px-4 py-2">
        <Fact isWide label="Workspace">
          {deployment.workspaceName}
        </Fact>
        <Fact isWide label="Created" sub={`by ${deployment.createdBy.label}`}>
          <Time value={deployment.createdAt} mode="date" />
        </Fact>
        <Fact isWide label="Updated" sub={isUntouched ? undefined : `by ${deployment.updatedBy.label}`}>
          {isUntouched ? '–' : <Time value={deployment.updatedAt} mode="date" />}
        </Fact>
        <Fact isWide label="Own API tokens">
          {deployment.tokenCount === 0 ? 'None' : plural(deployment.tokenCount, 'token')}
        </Fact>
      </dl>
    </Card>
  );
}
