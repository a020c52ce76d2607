// Promise: computing what follows from rows leaves everything else as it was typed: no answer comes about of itself, and
// what is no row is refused by the check instead of vanishing before it.
import { expect, test } from 'vitest';
import { checkAnswers } from '../../../shared/forms/check.ts';
import { withComputed } from '../../../shared/forms/computed.ts';
import { fieldSchema } from '../../../shared/forms/field.ts';

const text = (ka: string) => ({ ka, en: ka });
const children = fieldSchema.parse({
  ...{ id: 'children', type: 'repeat', label: text('ბავშვები'), required: false, validation: {} },
  item: [
    { id: 'born', type: 'date', label: text('დაბადება'), required: false, validation: {} },
    { id: 'age', type: 'integer', label: text('ასაკი'), required: false, validation: {}, compute: { age: 'born' } },
  ],
});
const moment = { today: '2026-03-02', now: '2026-03-02T12:00' };
const context = { ...moment, prefix: 'answers' };

test('rows that nobody answered are no answer', () => {
  expect(withComputed([children], {}, moment)).toEqual({});
});

test('each row has its value, and what is no row is refused', () => {
  const typed = { children: [{ born: '02.03.2016' }, 'text'] };
  expect(withComputed([children], typed as never, moment)).toEqual({
    children: [{ born: '02.03.2016', age: 10 }, 'text'],
  });
  expect(checkAnswers([children], typed, context).errors).toEqual([{ path: 'answers.children.1', rule: 'type' }]);
});
