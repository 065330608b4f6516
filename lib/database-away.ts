/** SQLSTATE classes and socket errors that mean "the database is not there", not "the program is wrong". */
const UNAVAILABLE = /^(08|57P|53|58)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND)$/;

/** What was thrown and what lies behind it, however deep. */
export function* causesOf(error: unknown): Generator<object> {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = (cause as { cause?: unknown }).cause) {
    yield cause;
  }
}

const SILENCE = /connection terminated|not queryable|query read timeout|timeout exceeded when trying to connect/i;

/** Whether the database was not there or did not answer in time, so that the next question would not be answered either. */
export const isDatabaseAway = (error: unknown): boolean =>
  causesOf(error).some((cause) => {
    const { code, message } = cause as { code?: unknown; message?: unknown };
    return (
      (typeof code === 'string' && UNAVAILABLE.test(code)) || (typeof message === 'string' && SILENCE.test(message))
    );
  });
