import type { FoundToken } from '#lib/tokens/look-up-token.ts';

const VALUES: Record<FoundToken['value'], [before: string, behind: string]> = {
  newest: ['That is the value of', '.'],
  old: ['That is the old value of', '.'],
  ended: ['That was a value of', '. It was replaced and is not accepted any more.'],
  deleted: ['That was a value of', ', which was deleted. It is not accepted any more.'],
};

const REFUSALS = { expired: ' It has expired.', paused: ' The token is paused.' } as const;

/** Which token a pasted value belongs or belonged to, and whether it is accepted. */
export function FoundWords({ token: { name, purpose, value, refusal } }: { token: FoundToken }) {
  const [before, behind] = VALUES[value];
  return (
    <>
      {before} {purpose === 'AGENT' ? 'the agent token ' : ''}
      <strong className="font-semibold">{name}</strong>
      {behind}
      {refusal ? REFUSALS[refusal] : null}
    </>
  );
}
