/** Stands in for the GitHub CLI: takes the names that a pipeline reads. It sends nothing; GitHub is not asked. */
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { body: { type: 'string' } } });
const [kind, verb, name = ''] = positionals;
const isKnown = verb === 'set' && (kind === 'variable' || (kind === 'secret' && values.body === undefined));
const isRight = kind === 'secret' ? name === 'ASTRO_API_TOKEN' : values.body === process.env[name];
if (!isKnown || !isRight) throw new Error(`The stand-in does not know “gh ${process.argv.slice(2).join(' ')}”.`);
