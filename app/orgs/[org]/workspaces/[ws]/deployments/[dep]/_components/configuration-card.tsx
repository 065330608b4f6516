import { EXECUTOR_NAMES, SIZE_NAMES, TYPE_NAMES } from '#components/deployments/words.ts';
import { Card } from '#components/ui/card.tsx';
import { Fact } from '#components/ui/fact.tsx';
import type { DeploymentConfiguration } from '#lib/deployments/configuration.ts';

const onOff = (isOn: boolean) => (isOn ? 'On' : 'Off');

/** `0.25 CPU, 0.5Gi`; null when neither is said. */
function resources(cpu: string | undefined, memory: string | undefined): string | null {
  const parts = [cpu && `${cpu} CPU`, memory].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : null;
}

function placeOf({ cloudProvider, region, clusterName }: DeploymentConfiguration): string | null {
  const parts = [cloudProvider, region, clusterName].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : null;
}

/** `Configuration`: what its Deployment file says, without queues, variables and schedules. */
export function ConfigurationCard({ configuration }: { configuration: DeploymentConfiguration }) {
  const { remoteExecution: remote } = configuration;
  const scheduler = [
    SIZE_NAMES[configuration.schedulerSize],
    configuration.schedulerCount && `${configuration.schedulerCount} ×`,
    configuration.schedulerAu && `${configuration.schedulerAu} AU`,
  ].filter(Boolean);
  const optional: [label: string, value: string | null][] = [
    ['Runs on', placeOf(configuration)],
    ['Default task pod', resources(configuration.defaultTaskPodCpu, configuration.defaultTaskPodMemory)],
    ['Resource quota', resources(configuration.resourceQuotaCpu, configuration.resourceQuotaMemory)],
    ['Default worker type', configuration.defaultWorkerType ?? null],
    ['Workload identity', configuration.workloadIdentity ?? null],
    ['Remote execution', remote ? onOff(remote.isEnabled) : null],
    ['Agents’ addresses', remote?.allowedIpAddressRanges?.join(', ') ?? null],
    ['Task log bucket', remote?.taskLogBucket ?? null],
    ['Task log URL', remote?.taskLogUrlPattern ?? null],
  ];
  return (
    <Card title="Configuration">
      <dl className="px-4 py-2">
        <Fact isWide label="Type">
          {TYPE_NAMES[configuration.type]}
        </Fact>
        <Fact isWide label="Executor">
          {EXECUTOR_NAMES[configuration.executor]}
        </Fact>
        <Fact isWide label="Scheduler">
          {scheduler.join(', ')}
        </Fact>
        <Fact isWide label="High availability">
          {onOff(configuration.isHighAvailability)}
        </Fact>
        <Fact isWide label="Development mode">
          {onOff(configuration.isDevelopmentMode)}
        </Fact>
        <Fact isWide label="Dag-only deploys">
          {onOff(configuration.isDagDeployEnabled)}
        </Fact>
        <Fact
          isWide
          label="CI/CD enforcement"
          sub={configuration.isCicdEnforced ? 'Takes code from API tokens only' : undefined}
        >
          {onOff(configuration.isCicdEnforced)}
        </Fact>
        {optional.map(([label, value]) =>
          value === null ? null : (
            <Fact isWide key={label} label={label}>
              {value}
            </Fact>
          ),
        )}
      </dl>
    </Card>
  );
}
