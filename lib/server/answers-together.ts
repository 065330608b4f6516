/** An answer that only has to be sent. `send` throws nothing. */
export interface ReadyAnswer {
  send(): void;
}

/**
 * Sends an answer together with those of the other requests of this turn of the event loop. Each write may wake up its
 * reader, and one that is awake costs nothing: one after the other is much cheaper than each with the next request's work
 * in between.
 */
export class AnswersTogether {
  #ready: ReadyAnswer[] = [];

  add(answer: ReadyAnswer): void {
    if (this.#ready.push(answer) === 1) setImmediate(this.#sendAll);
  }

  readonly #sendAll = (): void => {
    const ready = this.#ready;
    this.#ready = [];
    for (const answer of ready) answer.send();
  };
}
