import type { Route } from 'next';
import Link from 'next/link';

import { CutText } from '#components/ui/cut-text.tsx';
import { cx } from '#components/ui/cx.ts';

/** The name of a row, which leads to its page, and what is said about it below. */
export function NameCell<R extends string>({
  href,
  name,
  note,
  isNoteOnCard = true,
}: {
  href: Route<R>;
  name: string;
  note?: string | null;
  /** False leaves the note out where rows are cards. */
  isNoteOnCard?: boolean;
}) {
  return (
    <>
      <CutText text={name}>
        <Link href={href} prefetch={false} className="row-name block truncate font-semibold">
          {name}
        </Link>
      </CutText>
      {note ? (
        <span className={cx('block truncate text-caption text-muted', !isNoteOnCard && 'max-sm:hidden')}>{note}</span>
      ) : null}
    </>
  );
}
