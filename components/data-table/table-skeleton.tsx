/** Grey rows of the final height, so that nothing moves when the real ones come; shown from 150 ms on. */
export function TableSkeleton({ rows = 10 }: { rows?: number }) {
  return (
    <div aria-busy="true" className="late">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-12 items-center gap-6 border-b border-line px-4 max-sm:h-26">
          <span className="size-4 rounded-tick bg-hover" />
          <span className="flex flex-1 flex-col gap-1.5">
            <span className="h-3 rounded-tick bg-hover" style={{ width: `${38 + ((index * 17) % 34)}%` }} />
            <span className="h-2 rounded-tick bg-hover" style={{ width: `${24 + ((index * 23) % 30)}%` }} />
          </span>
          <span className="h-5 w-24 rounded-pill bg-hover max-sm:hidden" />
          <span className="h-3 w-28 rounded-tick bg-hover max-md:hidden" />
          <span className="h-3 w-20 rounded-tick bg-hover max-sm:hidden" />
          <span className="h-3 w-20 rounded-tick bg-hover max-sm:hidden" />
          <span className="h-3 w-24 rounded-tick bg-hover max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
