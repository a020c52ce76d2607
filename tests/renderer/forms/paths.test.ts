// Answers by path: what is written is read back, nothing else changes, and the old content stays as it was.
import { describe, expect, it } from 'vitest';
import { answerAt, elementId, withAnswer, withRowAdded, withRowRemoved } from '../../../renderer/forms/paths.ts';

const filled = {
  applicant: { phone: '599000001' },
  answers: { members: [{ name: 'ა' }, { name: 'ბ' }], kinds: ['one'] },
  step: 'form',
};

describe('answers by path', () => {
  it('reads fields and cells of rows', () => {
    expect(answerAt(filled, 'applicant.phone')).toBe('599000001');
    expect(answerAt(filled, 'answers.members.1.name')).toBe('ბ');
    expect(answerAt(filled, 'answers.members.2.name')).toBeUndefined();
    expect(answerAt(filled, 'answers.kinds')).toEqual(['one']);
  });

  it('writes one answer and leaves the rest, and what it was given, alone', () => {
    const before = structuredClone(filled);
    const after = withAnswer(filled, 'answers.members.0.name', 'გ');
    expect(after).toEqual({ ...filled, answers: { ...filled.answers, members: [{ name: 'გ' }, { name: 'ბ' }] } });
    expect(withAnswer(filled, 'answers.members.7.name', 'გ')).toEqual(filled);
    expect(filled).toEqual(before);
  });

  it('adds a row at the end and removes one in the middle', () => {
    const more = withRowAdded(filled, 'answers.members');
    expect(answerAt(more, 'answers.members')).toEqual([{ name: 'ა' }, { name: 'ბ' }, {}]);
    expect(answerAt(withRowRemoved(more, 'answers.members', 1), 'answers.members')).toEqual([{ name: 'ა' }, {}]);
    expect(answerAt(withRowAdded(filled, 'answers.children'), 'answers.children')).toEqual([{}]);
  });

  it('names elements without collisions', () => {
    expect(elementId('answers.members.0.name')).toBe('field-answers-members-0-name');
  });
});
