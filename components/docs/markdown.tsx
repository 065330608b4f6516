import type { MarkedToken, Token, Tokens } from 'marked';
import type { ReactNode } from 'react';

import { cx } from '#components/ui/cx.ts';
import { anchorOf, textOf } from '#lib/docs/addresses.ts';

import { CodeBlock } from './code-block.tsx';
import { DocLink } from './doc-link.tsx';
import { DocTable } from './doc-table.tsx';

/** A parsed page. Raw HTML in it is shown as the text it is. */
export function Markdown({ tokens }: { tokens: Token[] }) {
  return <>{tokens.map((token, at) => renderBlock(token as MarkedToken, at))}</>;
}

const inside = (tokens: Token[] | undefined): ReactNode => tokens && <Markdown tokens={tokens} />;

function renderBlock(token: MarkedToken, key: number): ReactNode {
  switch (token.type) {
    case 'heading':
      return <Heading key={key} token={token} />;
    case 'paragraph':
      return (
        <p key={key} className="my-3">
          {inside(token.tokens)}
        </p>
      );
    case 'blockquote':
      return (
        <blockquote key={key} className="my-4 border-s-2 border-accent ps-4 text-muted">
          {inside(token.tokens)}
        </blockquote>
      );
    case 'list':
      return <List key={key} token={token} />;
    case 'code':
      return <CodeBlock key={key} info={token.lang ?? ''} text={token.text} />;
    case 'table':
      return <DocTable key={key} token={token} />;
    case 'hr':
      return <hr key={key} className="my-6 border-line" />;
    default:
      return renderInline(token, key);
  }
}

function renderInline(token: MarkedToken, key: number): ReactNode {
  switch (token.type) {
    case 'strong':
      return (
        <strong key={key} className="font-semibold">
          {inside(token.tokens)}
        </strong>
      );
    case 'em':
      return <em key={key}>{inside(token.tokens)}</em>;
    case 'codespan':
      return (
        <code key={key} className="rounded-[4px] bg-neutral-soft px-1 py-px font-mono text-[0.92em] wrap-anywhere">
          {token.text}
        </code>
      );
    case 'link':
      return (
        <DocLink key={key} to={token.href}>
          {inside(token.tokens)}
        </DocLink>
      );
    case 'br':
      return <br key={key} />;
    case 'space':
    case 'def':
      return null;
    case 'text':
      return token.tokens ? <Markdown key={key} tokens={token.tokens} /> : token.text;
    default:
      return 'text' in token ? token.text : token.raw;
  }
}

function Heading({ token }: { token: Tokens.Heading }) {
  const text = textOf([token]);
  const anchor = anchorOf(text);
  const Tag = token.depth === 2 ? 'h2' : token.depth === 3 ? 'h3' : 'h4';
  return (
    <Tag
      id={anchor}
      className={cx('group scroll-mt-18 font-semibold', token.depth === 2 ? 'mt-8 mb-2 text-title' : 'mt-6 mb-1')}
    >
      {inside(token.tokens)}
      <a
        href={`#${anchor}`}
        aria-label={`Link to “${text}”`}
        className="ms-2 inline-block min-w-6 rounded-control text-center font-normal text-muted hover:text-accent-text max-sm:relative max-sm:-my-3 max-sm:ms-0 max-sm:size-11 max-sm:leading-11"
      >
        #
      </a>
    </Tag>
  );
}

function List({ token }: { token: Tokens.List }) {
  const Tag = token.ordered ? 'ol' : 'ul';
  return (
    <Tag
      {...(token.ordered && Number(token.start) > 1 && { start: Number(token.start) })}
      className={cx('my-3 flex flex-col gap-1 ps-6', token.ordered ? 'list-decimal' : 'list-disc')}
    >
      {token.items.map((item, at) => (
        <li key={at} className="min-w-0 ps-1">
          {inside(item.tokens)}
        </li>
      ))}
    </Tag>
  );
}
