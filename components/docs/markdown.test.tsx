import { lexer } from 'marked';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { DocArticle } from './doc-article.tsx';
import { Markdown } from './markdown.tsx';

const rendered = (markdown: string) => renderToStaticMarkup(<Markdown tokens={lexer(markdown)} />);

it('shows raw HTML as the text it is, in a paragraph and as a block', () => {
  const html = rendered('a <b onclick="x()">b</b>\n\n<script>alert(1)</script>\n');
  expect(html).not.toMatch(/<(b|script)\b/);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

it.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', 'http://elsewhere.example'])(
  'leads nowhere for a link to %s',
  (address) => {
    const html = rendered(`[a](${address}) and [b](https://example.com/)`);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['#', 'https://example.com/']);
  },
);

it('gives headings the anchors of GitHub, and code a caption and its own text', () => {
  const html = rendered("## What’s `a` for?\n\n```sh needs=astro\necho '<1>' && exit\n```\n");
  expect(html).toContain('id="whats-a-for"');
  expect(html).toContain('Shell · needs the Astro CLI');
  expect(html).toContain('<code>echo &#x27;&lt;1&gt;&#x27; &amp;&amp; exit</code>');
});

it.each([
  ['sh need=astro', '“need=astro” means nothing on a block of code.'],
  ['bash', '“bash” is no language of a block of code.'],
])('refuses a block that opens with %s', (info, message) => {
  expect(() => rendered(`\`\`\`${info}\nx\n\`\`\``)).toThrow(message);
});

it('keeps lists, tables and what is inside them', () => {
  const html = rendered('2. **b**\n3. *c*\n\n| A | B |\n| --- | --- |\n| `x` | y |\n');
  expect(html).toMatch(/<ol start="2"[^]*<strong[^]*b<\/strong>[^]*<em>c<\/em>/);
  expect(html).toMatch(/<th scope="col"[^]*A<\/th>[^]*<td[^]*<code[^]*x<\/code><\/td>/);
});

it('makes the quotation at the top of a page its lead', () => {
  const page = {
    slug: 'x',
    title: 'X',
    summary: '',
    markdown: '',
    tokens: lexer('\n\n> What it is.\n\nText\n\n> Quoted\n'),
  };
  const html = renderToStaticMarkup(<DocArticle isIndex page={page} />);
  expect(html).toMatch(
    /<h1[^]*<p class="w-full [a-z -]*text-muted">What it is\.<\/p>[^]*Text[^]*<blockquote[^]*Quoted/,
  );
  expect(html.match(/What it is/g)).toHaveLength(1);
});
