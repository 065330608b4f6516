import type { Tokens } from 'marked';

import { cx } from '#components/ui/cx.ts';

import { Markdown } from './markdown.tsx';

const isOnlyLink = ({ tokens }: Tokens.TableCell) => tokens.length === 1 && tokens[0]?.type === 'link';

/** A table; one wider than the page scrolls by itself, also by keyboard. */
export function DocTable({ token }: { token: Tokens.Table }) {
  return (
    // A region that scrolls has to be reachable with Tab (WCAG 2.1.1), and what is reachable needs a name.
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={`Table: ${token.header.map(({ text }) => text).join(', ')}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="my-4 overflow-x-auto rounded-card border border-line"
    >
      <table className="w-full border-collapse text-start">
        <thead className="bg-subtle">
          <tr>
            {token.header.map((cell, at) => (
              <th key={at} scope="col" className="px-3 py-2 text-start text-caption font-medium text-muted">
                <Markdown tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row, at) => (
            <tr key={at} className="border-t border-line align-top">
              {row.map((cell, column) => (
                <td
                  key={column}
                  className={cx(
                    'min-w-24 px-3 py-2 [&_code]:whitespace-nowrap',
                    // A link within a sentence may be small for a finger, one that is all there is may not.
                    isOnlyLink(cell) && 'max-sm:[&>a]:-mt-3 max-sm:[&>a]:inline-block max-sm:[&>a]:py-3',
                  )}
                >
                  <Markdown tokens={cell.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
