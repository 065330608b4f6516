import { plural } from '#lib/format.ts';

/** What the page is for, and how many tokens match. */
export function TokensLead({ total }: { total: number | null }) {
  return (
    <>
      Automate across all Workspaces in your Organization.
      {total === null ? null : (
        <>
          <span aria-hidden className="mx-2 text-control">
            ·
          </span>
          <span className="whitespace-nowrap tabular-nums">{plural(total, 'token')}</span>
        </>
      )}
    </>
  );
}
