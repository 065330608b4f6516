import { deploymentActions } from '../deployment-actions.ts';
import { DeploymentFrame } from './_components/deployment-frame.tsx';
import { readDeployment } from './read-deployment.ts';

type Props = LayoutProps<'/orgs/[org]/workspaces/[ws]/deployments/[dep]'>;

/** Head and tabs of one Deployment. Whether it exists for this person is decided here, so that the status is right. */
export default async function DeploymentLayout({ children, params }: Props) {
  return (
    <DeploymentFrame deployment={await readDeployment(params)} actions={deploymentActions}>
      {children}
    </DeploymentFrame>
  );
}
