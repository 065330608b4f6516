import { CircleCheck, CircleHelp, CloudUpload, Hourglass, Moon, TriangleAlert } from 'lucide-react';

import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import type { IconDrawing } from '#components/ui/icon.tsx';
import type { DeploymentStatus } from '#lib/deployments/configuration.ts';

const LOOK: Record<DeploymentStatus, { label: string; tone: BadgeTone; icon: IconDrawing }> = {
  CREATING: { label: 'Creating', tone: 'info', icon: Hourglass },
  DEPLOYING: { label: 'Deploying', tone: 'info', icon: CloudUpload },
  HEALTHY: { label: 'Healthy', tone: 'ok', icon: CircleCheck },
  UNHEALTHY: { label: 'Unhealthy', tone: 'danger', icon: TriangleAlert },
  HIBERNATING: { label: 'Hibernating', tone: 'neutral', icon: Moon },
  UNKNOWN: { label: 'Unknown', tone: 'neutral', icon: CircleHelp },
};

/** The state of a Deployment in words and an icon. */
export function DeploymentStatusBadge({ status }: { status: DeploymentStatus }) {
  const { label, tone, icon } = LOOK[status];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
