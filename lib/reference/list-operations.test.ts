import { expect, it } from 'vitest';

import { listOperations } from './list-operations.ts';

const DOCUMENT = {
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        tags: ['Things'],
        summary: 'Get thing',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'Done.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          404: { description: 'Nothing by that id.' },
        },
      },
      delete: { operationId: 'deleteThing', tags: ['Things'], summary: 'Delete thing', responses: {} },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        required: ['parts'],
        properties: {
          parts: {
            type: 'array',
            items: { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } },
          },
          size: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
          color: { type: 'string', enum: ['red', 'blue'] },
          isRound: { type: 'boolean', enum: [false] },
        },
      },
    },
  },
};

it('names every value of an answer, with its type and whether it is always there', () => {
  const [operation] = listOperations(DOCUMENT, '/v1');
  expect(operation).toMatchObject({ id: 'getThing', method: 'GET', path: '/v1/things/{id}', tag: 'Things' });
  expect(operation?.parameters).toMatchObject([{ name: 'id', type: 'text', isRequired: true }]);
  expect(operation?.answer).toMatchObject([
    { name: 'parts', type: 'list of object', isRequired: true },
    { name: 'parts[].at', type: 'time', isRequired: false },
    { name: 'size', type: 'whole number or null', isRequired: false },
    { name: 'color', type: 'one of red, blue', isRequired: false },
    { name: 'isRound', type: 'false', isRequired: false },
  ]);
  expect(operation?.responses.map(({ status }) => status)).toEqual(['200', '404']);
});

it('finds operations that have every word', () => {
  const found = (search: string) => listOperations(DOCUMENT, '/v1', search).map(({ id }) => id);
  expect(found('thing DELETE')).toEqual(['deleteThing']);
  expect(found('thing nothing-like-it')).toEqual([]);
  expect(found(' ')).toEqual(['getThing', 'deleteThing']);
});
