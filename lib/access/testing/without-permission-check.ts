/**
 * Takes the permission check out of one source file while tests load it, as a careless edit would. Used by
 * rights-mutation.test.ts to see that the rights tests notice.
 */
export function withoutPermissionCheck(file: string | undefined) {
  return {
    name: 'without-permission-check',
    transform(code: string, id: string): string | undefined {
      if (file === undefined || !id.endsWith(file)) return undefined;
      const without = code.replaceAll(/requirePermission\(ctx,/g, '((..._unchecked) => {})(ctx,');
      if (without === code) throw new Error(`${file} has no permission check to take out`);
      return without;
    },
  };
}
