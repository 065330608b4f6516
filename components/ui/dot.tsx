/** Between two facts on one line; on phones, where the line breaks, a gap does. */
export function Dot() {
  return (
    <span aria-hidden className="mx-2 text-control max-sm:hidden">
      ·
    </span>
  );
}
