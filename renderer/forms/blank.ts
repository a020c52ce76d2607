// Whether nothing was answered yet; whether an answer is right is decided elsewhere (`shared/forms/check.ts`).
import type { Answer } from '../../shared/forms/answers.ts';

/** True for nothing, spaces, a box not ticked, and a list without a row that says anything. */
export function isBlank(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === null || answer === false) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  if (!Array.isArray(answer)) return false;
  return answer.every((one) => typeof one === 'object' && !('sha256' in one) && Object.values(one).every(isBlank));
}
