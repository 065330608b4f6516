import { afterAll, expect } from 'vitest';

/**
 * Fails a test file in which a statement was sent over a connection that was busy with another, as two reads side by side
 * inside one transaction do: pg queues it, warns once in a process, and will refuse it in its version 9.
 */
const busy: string[] = [];
process.on('warning', ({ message }) => {
  if (message.startsWith('Calling client.query() when the client is already executing')) busy.push(message);
});

afterAll(() => {
  expect(busy).toEqual([]);
});
