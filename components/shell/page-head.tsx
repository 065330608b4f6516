import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

export interface Crumb {
  label: string;
  /** Without it the crumb is plain text. */
  href?: string;
}

/** Where the page lies; the last crumb is the page itself. Hidden on phones, where `Menu` says it. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  // A page at the top lies in nothing.
  if (crumbs.length < 2) return null;
  return (
    <nav aria-label="Breadcrumb" className="max-sm:hidden">
      <ol className="flex min-w-0 gap-2 text-caption whitespace-nowrap text-muted max-lg:leading-8">
        {crumbs.map(({ label, href }, index) => {
          const isLast = index === crumbs.length - 1;
          return (
            <li
              key={`${index} ${label}`}
              aria-current={isLast ? 'page' : undefined}
              className={
                isLast
                  ? 'min-w-0 truncate text-text before:me-2 before:text-control before:content-["/"]'
                  : 'not-first:before:me-2 not-first:before:text-control not-first:before:content-["/"]'
              }
            >
              {href && !isLast ? (
                <Link href={href as Route} className="hover:text-text hover:underline">
                  {label}
                </Link>
              ) : (
                label
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

interface PageHeadProps {
  crumbs: Crumb[];
  title: ReactNode;
  /** One sentence on what the page is for. */
  lead?: ReactNode;
  /** Buttons at the end of the title line. */
  actions?: ReactNode;
}

/** Breadcrumbs, heading, sentence and buttons: the same on every page. */
export function PageHead({ crumbs, title, lead, actions }: PageHeadProps) {
  return (
    <>
      <Breadcrumbs crumbs={crumbs} />
      <div className="clear-both mt-2 mb-4 flex flex-wrap items-start gap-x-2 gap-y-1 max-sm:mt-4 max-sm:mb-3 max-sm:items-center">
        {/* On phones as high as a button, which may come later than the title. */}
        <h1
          tabIndex={-1}
          className="min-w-0 flex-1 text-page font-semibold tracking-[-0.02em] outline-hidden max-sm:py-1.5"
        >
          {title}
        </h1>
        {actions}
        {lead ? <p className="w-full wrap-anywhere text-muted">{lead}</p> : null}
      </div>
    </>
  );
}

/** Heading, sentence and buttons of a list that is a section of a page with a head of its own. */
export function SectionHead({ title, lead, actions }: Omit<PageHeadProps, 'crumbs'>) {
  return (
    <div className="mb-4 flex flex-wrap items-start gap-x-2 gap-y-1 max-sm:mb-3 max-sm:items-center">
      <h2 tabIndex={-1} className="min-w-0 flex-1 text-title font-semibold outline-hidden max-sm:py-2">
        {title}
      </h2>
      {actions}
      {lead ? <p className="w-full wrap-anywhere text-muted">{lead}</p> : null}
    </div>
  );
}
