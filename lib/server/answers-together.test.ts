import { expect, it } from 'vitest';

import { AnswersTogether } from './answers-together.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('sends in order what became ready in one turn of the event loop, each once, and later ones in the next', async () => {
  const answers = new AnswersTogether();
  const sent: string[] = [];
  const ready = (name: string, send = () => {}) =>
    answers.add({
      send() {
        sent.push(name);
        send();
      },
    });
  ready('first', () => ready('of the next turn'));
  ready('second');
  await Promise.resolve().then(() => ready('third'));
  expect(sent).toEqual([]);
  await turn();
  expect(sent).toEqual(['first', 'second', 'third']);
  await turn();
  expect(sent).toEqual(['first', 'second', 'third', 'of the next turn']);
  ready('much later');
  await turn();
  expect(sent).toEqual(['first', 'second', 'third', 'of the next turn', 'much later']);
});
