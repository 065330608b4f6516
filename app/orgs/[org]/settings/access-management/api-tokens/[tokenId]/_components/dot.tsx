/** Between two facts on one line. */
export function Dot() {
  return (
    <span aria-hidden className="mx-2 text-control">
      ·
    </span>
  );
}
