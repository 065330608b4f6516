import { createPages } from './pages.ts';
import { runProcess } from './process.ts';

// The production process, started by bootstrap.mjs.
runProcess(process.env, { createPages });
