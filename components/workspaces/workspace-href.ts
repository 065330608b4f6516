import type { Route } from 'next';

/** The list of Workspaces, one Workspace, or a page of it such as `settings/general`. */
export function workspaceHref(organization: string, workspaceId?: string, page = 'deployments'): Route {
  const list = `/orgs/${organization}/workspaces`;
  return (workspaceId === undefined ? list : `${list}/${workspaceId}/${page}`) as Route;
}

/** A Deployment's page: `overview`, or one of `access/…`. */
export function deploymentHref(
  organization: string,
  workspaceId: string,
  deploymentId: string,
  page = 'overview',
): Route {
  return workspaceHref(organization, workspaceId, `deployments/${deploymentId}/${page}`);
}
