import { runProcess } from '../process.ts';

// The production process with a page of three words in place of Next, so that tests of processes need no build.
runProcess(process.env, {
  createPages: () => Promise.resolve((_request, response) => response.end('a bare page')),
});
