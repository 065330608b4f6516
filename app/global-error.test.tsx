import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import GlobalError from './global-error.tsx';

test('a page that failed as a whole offers another try and tells its request id', () => {
  const error = Object.assign(new Error('boom'), { digest: '4711' });
  const markup = renderToStaticMarkup(<GlobalError error={error} />);
  expect(markup).toMatch(/<button[^>]*>Try again<\/button>/);
  expect(markup).toContain('Request ID 4711');
  expect(markup).not.toContain('boom');
});
