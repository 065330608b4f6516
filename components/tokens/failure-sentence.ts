/** What to show for a refused change. Where no answer came, nobody knows whether it was made. */
export function failureSentence(answer: { code: string; message: string; requestId: string | null }): string {
  if (answer.code === 'LOST') return 'The server did not answer. The change may or may not have been made. Try again.';
  if (answer.code === 'KEY_REUSED') {
    return 'Your first try was carried out, with what the form said then. Close it and look at the token.';
  }
  if (answer.code === 'INTERNAL') return `${answer.message} Request ID ${answer.requestId ?? 'unknown'}.`;
  return answer.message;
}

/** The same for a question that changes nothing. */
export function readFailureSentence(answer: { code: string; message: string; requestId: string | null }): string {
  return answer.code === 'LOST' ? 'The server did not answer. Try again.' : failureSentence(answer);
}

/** `details.reason` of a refusal, such as `clash`; undefined where it has none. */
export function refusalReason(answer: object): unknown {
  return 'details' in answer ? (answer.details as Record<string, unknown>)['reason'] : undefined;
}
