// The one small language of conditions in forms: `a=b`, `a!=b`, joined by ` & `. Deliberately nothing more, so that a
// person can read it, a check can prove it, and every desk and central decide alike.
import type { Answer, Answers } from './answers.ts';

export type Clause = { readonly field: string; readonly equal: boolean; readonly value: string };

const clausePattern = /^([A-Za-z][A-Za-z0-9]{0,63})(!?=)([^\s=!&]{1,64})$/;

/** The clauses of a condition, or null when it is not one. */
export function parseCondition(condition: string): Clause[] | null {
  const clauses: Clause[] = [];
  for (const part of condition.split(' & ')) {
    const [, field, operator, value] = clausePattern.exec(part) ?? [];
    if (field === undefined || value === undefined) return null;
    clauses.push({ field, equal: operator === '=', value });
  }
  return clauses;
}

/** The words an answer is compared by; none for papers, places, rows and whatever else is not a choice. */
function given(answer: Answer | undefined): string[] {
  return (Array.isArray(answer) ? answer : [answer]).flatMap((one) =>
    typeof one === 'string'
      ? one === ''
        ? []
        : [one]
      : typeof one === 'boolean' || typeof one === 'number'
        ? [String(one)]
        : [],
  );
}

/**
 * Whether every clause holds. A field without an answer makes both `=` and `!=` false: nothing is asked because of an
 * answer that was not given. A field of several choices equals each of them. A checkbox answers `true` or `false`.
 */
export function holds(condition: string, answers: Answers): boolean {
  const clauses = parseCondition(condition);
  if (clauses === null) throw new Error(`not a condition: ${condition}`);
  return clauses.every(({ field, equal, value }) => {
    const answer = given(Object.hasOwn(answers, field) ? answers[field] : undefined);
    return answer.length > 0 && answer.includes(value) === equal;
  });
}
