/**
 * Stands in for `npm start`: the server of production with what the page sets, without the pages of the console. On port
 * 443 it listens on `HTTPS_FOR_443` instead, since tests are no root.
 */
import { runProcess } from '#lib/server/process.ts';

if (process.argv[2] !== 'start')
  throw new Error(`The stand-in does not know “npm ${process.argv.slice(2).join(' ')}”.`);
if (process.env['PORT'] === '443') process.env['PORT'] = process.env['HTTPS_FOR_443'];
runProcess(process.env, {
  createPages: () => Promise.resolve((_request, response) => response.end('a page')),
});
