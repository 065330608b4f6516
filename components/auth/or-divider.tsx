/** `or`, between single sign-on and a password. */
export function OrDivider() {
  return (
    <p className="flex items-center gap-3 text-caption text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      or
    </p>
  );
}
