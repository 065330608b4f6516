import { initials } from '#lib/format.ts';

/** Initials in a circle, beside the name they stand for. */
export function Avatar({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-7 flex-none place-items-center rounded-full bg-accent-soft text-[11px] font-semibold text-accent-text"
    >
      {initials(name)}
    </span>
  );
}
