import type { TokenRow } from '#lib/tokens/types.ts';

/** Name and short form: which token a question is about. */
export function TokenName({ token }: { token: Pick<TokenRow, 'name' | 'shortToken'> }) {
  return (
    <p className="wrap-anywhere">
      <b className="font-semibold">{token.name}</b>{' '}
      <span className="font-mono text-caption text-muted">…{token.shortToken}</span>
    </p>
  );
}
