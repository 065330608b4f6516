/**
 * Takes the permission check out of source files (apart by commas) while tests load them, as a careless edit would. Used
 * by rights-mutation.test.ts to see that the rights tests notice.
 */
export function withoutPermissionCheck(files: string | undefined) {
  const wanted = files === undefined ? [] : files.split(',');
  return {
    name: 'without-permission-check',
    transform(code: string, id: string): string | undefined {
      const file = wanted.find((name) => id.endsWith(name));
      if (file === undefined) return undefined;
      const without = code.replaceAll(/requirePermission\(ctx,/g, '((..._unchecked) => {})(ctx,');
      if (without === code) throw new Error(`${file} has no permission check to take out`);
      return without;
    },
  };
}
