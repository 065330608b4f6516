import { runProcess } from '../process.ts';

// A demonstration that is being filled and never done, so that a test can end it meanwhile.
runProcess(process.env, {
  createPages: () => Promise.resolve((_request, response) => response.end('a bare page')),
  isTemporary: true,
  onStarted: async ({ pool }) => {
    process.stdout.write('It is being filled.\n');
    for (;;) await pool.query('select 1');
  },
});
