import { DomainError, type FieldError } from '#lib/errors.ts';

import type { DeploymentDraft } from './configuration.ts';
import { draftOfFile } from './file-draft.ts';
import type { DeploymentFile } from './file-schema.ts';

/** Fields of a file that an update cannot change, with what the Deployment has there. */
function fixedFields(file: DeploymentFile, before: DeploymentDraft): [field: string, wanted: unknown, has: unknown][] {
  const { configuration: from } = file;
  const { configuration: has } = before;
  return [
    ['name', from.name.trim(), before.name],
    ['runtime_version', from.runtime_version, before.runtimeVersion],
    ['cluster_name', from.cluster_name || undefined, has.clusterName],
    ['deployment_type', from.deployment_type, has.type],
    ['cloud_provider', from.cloud_provider, has.cloudProvider],
    ['region', from.region || undefined, has.region],
  ];
}

const WHY: Record<string, string> = {
  name: 'A file updates the Deployment of its name. Rename the Deployment first, or correct the file.',
};

/** What the file asks of a place it is not for. */
function misplaced(file: DeploymentFile, workspaceName: string, before: DeploymentDraft | null): FieldError[] {
  const at = (key: string) => `deployment.configuration.${key}`;
  const { workspace_name: wanted } = file.configuration;
  const refused: FieldError[] = [];
  if (wanted && wanted !== workspaceName) {
    const message = `${at('workspace_name')} is “${wanted}”. This Workspace is “${workspaceName}”.`;
    refused.push({ field: at('workspace_name'), code: 'place', message });
  }
  for (const [key, value, has] of before ? fixedFields(file, before) : []) {
    if (value === undefined || value === has) continue;
    const is = has === undefined ? 'has none' : `has “${String(has)}”`;
    const why = WHY[key] ?? 'An update cannot change it.';
    refused.push({
      field: at(key),
      code: 'fixed',
      message: `${at(key)} is “${String(value)}”. The Deployment ${is}. ${why}`,
    });
  }
  return refused;
}

/** Variables without a value that have none to keep. */
function withoutValue(file: DeploymentFile, before: DeploymentDraft | null): FieldError[] {
  const kept = new Set(before?.variables.filter(({ isSecret }) => isSecret).map(({ key }) => key));
  return (file.environment_variables ?? []).flatMap(({ key, is_secret: isSecret, value }, index) => {
    const isTold = isSecret ? Boolean(value) : value !== undefined;
    if (isTold || (isSecret && kept.has(key))) return [];
    const field = `deployment.environment_variables[${index}].value`;
    const why = isSecret ? 'A new secret needs its value.' : 'A variable needs its value.';
    return [{ field, code: 'required', message: `${field} of ${key} is missing. ${why}` }];
  });
}

/** The Deployment as the file wants it in this Workspace; INVALID with field paths when it is not for this place. */
export function draftInPlace(
  file: DeploymentFile,
  workspaceName: string,
  before: DeploymentDraft | null,
): DeploymentDraft {
  const fields = [...misplaced(file, workspaceName, before), ...withoutValue(file, before)];
  const [first] = fields;
  if (!first) return draftOfFile(file, before);
  const more = fields.length > 1 ? ` (${fields.length - 1} more)` : '';
  throw new DomainError('INVALID', `${first.message}${more}`, { fields });
}
