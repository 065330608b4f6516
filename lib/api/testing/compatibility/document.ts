import type { Row } from './client.ts';
import type { Sequence } from './sequence.ts';

/** What one sequence showed: with the Owner's token, and with others. */
export interface Shown {
  sequence: Sequence;
  rows: Row[];
  /** `works`, or which calls are refused. */
  withWorkspaceToken: string;
  withMemberToken: string;
}

/** All that a test run showed. */
export interface CompatibilityRun {
  headers: Row[];
  /** Calls of the contract that are refused. */
  notOffered: Row[];
  shown: Shown[];
  /** How many different calls there were. */
  calls: number;
}

const INTRODUCTION = `# Compatibility

What the Astro CLI and the Terraform provider send, and what was asserted of each answer. The requests follow a description of
these programs, with its methods, paths, queries, headers and bodies, and went over HTTP to the server as it runs in
production. The page says no more than that: the programs themselves were not run.

Each sequence ran in an Organization of its own with an Organization Owner token. Names in braces stand for ids.
`;
const TITLES: Record<string, string> = {
  'cli 1.4': 'Astro CLI: before every command',
  'cli 2.2': 'Astro CLI: `astro organization …`',
  'cli 2.3': 'Astro CLI: `astro workspace …`',
  'cli 2.4': 'Astro CLI: users, Teams and tokens of `astro deployment …`',
  'cli 2.5': 'Astro CLI: Deployments',
  'terraform 3.4': 'Terraform provider',
};

const cell = (text: string) => text.replaceAll('|', '\\|');

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** docs/compatibility.md out of what a test run showed. */
export function compatibilityDocument({ headers, notOffered, shown, calls }: CompatibilityRun): string {
  const parts = [INTRODUCTION, '## Headers\n', `${rowsOf(headers)}\n`];
  for (const [key, title] of Object.entries(TITLES)) {
    const own = shown.filter(({ sequence }) => `${sequence.client} ${sequence.section}` === key);
    if (own.length === 0) continue;
    parts.push(`## ${title}\n`);
    for (const { sequence, rows } of own) parts.push(`### ${sequence.name}\n\n${rowsOf(rows)}\n`);
  }
  parts.push(`## Not offered

Latchkey starts no clusters, keeps no logs of Deployments and sends no alerts of theirs. The calls for that are refused in the
shape of every other error: \`message\`, \`requestId\` and \`statusCode\`.

${rowsOf(notOffered)}
`);
  parts.push(`## The same with other tokens

There are ${calls} different calls above. With a revoked and with an expired token each of them is answered with 401; with the
Owner's token of another Organization each that names the Organization with 404.

The table says what becomes of each sequence with a Workspace token of the role Workspace Owner: it comes to its end, or a call
is refused. Then which of its calls are refused with a token of an Organization Member: all that change something are, and the
refusal is the same, word for word, when the ids are of nothing.

${table(
  ['Sequence', 'Workspace token', 'Organization Member'],
  shown.map(({ sequence, withWorkspaceToken, withMemberToken }) => [
    sequence.name,
    withWorkspaceToken,
    withMemberToken,
  ]),
)}
`);
  return parts.join('\n');
}

const rowsOf = (rows: Row[]) =>
  table(
    ['Call, header or field', 'Asserted'],
    rows.map(({ what, shown }) => [what, shown]),
  );
