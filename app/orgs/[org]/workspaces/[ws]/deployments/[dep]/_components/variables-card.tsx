import { EyeOff, Lock } from 'lucide-react';

import { Card } from '#components/ui/card.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Time } from '#components/ui/time.tsx';
import type { DeploymentDetails } from '#lib/deployments/types.ts';
import { plural } from '#lib/format.ts';

import { SmallTable } from './small-table.tsx';

type Variables = DeploymentDetails['variables'];

const HEADS = [{ label: 'Key' }, { label: 'Value' }, { label: 'Updated' }];

function Value({ variable }: { variable: Variables[number] }) {
  if (variable.value !== null) {
    return variable.value === '' ? (
      <span className="text-muted">empty</span>
    ) : (
      <span className="font-mono text-[12px] wrap-anywhere">{variable.value}</span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
      <Icon of={variable.isSecret ? Lock : EyeOff} size="small" />
      {variable.isSecret ? 'Secret' : 'Hidden'}
    </span>
  );
}

/** `Environment variables`: secrets never show their value, to anybody. */
export function VariablesCard({ variables, areValuesShown }: { variables: Variables; areValuesShown: boolean }) {
  return (
    <Card
      title="Environment variables"
      aside={<span className="text-caption text-muted">{plural(variables.length, 'variable')}</span>}
    >
      {variables.length === 0 ? (
        <p className="px-4 py-3 text-muted">None. Add some with a Deployment file.</p>
      ) : (
        <SmallTable
          caption="Environment variables"
          heads={HEADS}
          rows={variables.map((variable) => ({
            key: variable.key,
            cells: [
              <span key="key" className="font-mono text-[12px] font-medium wrap-anywhere">
                {variable.key}
              </span>,
              <Value key="value" variable={variable} />,
              <span key="updated" className="whitespace-nowrap">
                <Time value={variable.updatedAt} tabIndex={-1} />
              </span>,
            ],
          }))}
        />
      )}
      {variables.length > 0 && !areValuesShown ? (
        <p className="border-t border-line px-4 py-2 text-caption text-muted">
          Your role sees the keys only. Values are for Workspace Operators and Deployment Admins.
        </p>
      ) : null}
    </Card>
  );
}
