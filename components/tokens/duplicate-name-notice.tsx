import { tokenHref } from './token-href.ts';

/** Under `Name`, never in the way: the other token opens in a new tab, so that nothing typed is lost. */
export function DuplicateNameNotice({ organization, id }: { organization: string; id: string | null }) {
  return (
    <output className="block text-caption text-warn-text">
      {id && (
        <span className="mt-1 block">
          Another token has this name. Their IDs still tell them apart.{' '}
          <a
            className="font-medium text-accent-text underline-offset-3 hover:underline"
            href={tokenHref(organization, id)}
            target="_blank"
            rel="noopener"
          >
            View
          </a>
        </span>
      )}
    </output>
  );
}
