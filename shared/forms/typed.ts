// Checked values of a case as an operator would have typed them, for a draft that goes on from the case itself. Nothing is
// left out but what follows from other answers; checking it again gives the very same values.
import type { Answer, Answers } from './answers.ts';
import type { Field } from './field.ts';
import { showAnswer } from './show.ts';

const dated: ReadonlySet<Field['type']> = new Set(['date', 'month', 'datetime']);

function typed(field: Field, value: Answer): Answer {
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'string') return dated.has(field.type) ? showAnswer(field, value, 'ka') : value;
  if (field.type !== 'repeat' || !Array.isArray(value)) return value;
  return value.map((row) => typedAnswers(field.item ?? [], row as Answers));
}

/** All answers to `fields`, in their order. */
export function typedAnswers(fields: readonly Field[], values: Answers): Answers {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.id];
      return value === undefined || field.compute !== undefined ? [] : [[field.id, typed(field, value)] as const];
    }),
  );
}
