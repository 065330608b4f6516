import { runProcess } from '#lib/server/process.ts';

// The server of production in a process of its own, without pages: for tests and benches of what programs see.
runProcess(process.env, {
  createPages: async () => (_request, response) => response.writeHead(404).end(),
  onStarted: async () => [],
});
