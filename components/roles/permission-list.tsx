import { permissionSections } from '#lib/access/permission-groups.ts';
import type { CustomRoleScope } from '#lib/access/role-templates.ts';

/** What a custom role allows, group by group; groups without any of it are left out. */
export function PermissionList({ scope, permissions }: { scope: CustomRoleScope; permissions: readonly string[] }) {
  const has = new Set(permissions);
  const sections = permissionSections(scope)
    .map((section) => ({
      ...section,
      groups: section.groups
        .map((group) => ({ ...group, permissions: group.permissions.filter(({ permission }) => has.has(permission)) }))
        .filter((group) => group.permissions.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0);
  return (
    <div className="px-4 py-2">
      {sections.map(({ label, groups }) => (
        <section key={label} aria-label={label} className="py-1">
          <h3 className="text-caption font-medium text-muted">{label}</h3>
          <dl>
            {groups.map((group) => (
              <div
                key={group.key}
                className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 border-b border-line py-1.5 last:border-b-0 max-sm:grid-cols-1"
              >
                <dt>{group.label}</dt>
                <dd className="text-muted">
                  {group.permissions.map(({ short }) => short).join(', ')}
                  <code className="block font-mono text-caption wrap-anywhere max-sm:hidden">
                    {group.key}.{group.permissions.length > 1 ? '{' : ''}
                    {group.permissions.map(({ permission }) => permission.slice(group.key.length + 1)).join(', ')}
                    {group.permissions.length > 1 ? '}' : ''}
                  </code>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
