// Where an answer lies and what its element is called. Paths are those of `FieldError`: `applicant.phone`,
// `answers.familyMembers.0.birthDate`. Writing never changes what it was given: every keystroke makes a new content,
// so that the autosave can compare by identity.
import type { Answer, Answers } from '../../shared/forms/answers.ts';

/** The bags of answers of a draft; `paperForm` where one is typed in. */
export interface Filled {
  readonly applicant: Answers;
  readonly answers: Answers;
  readonly paperForm?: Answers | undefined;
}
export type Bag = keyof Filled;

interface Place {
  readonly bag: Bag;
  readonly field: string;
  /** Row and column inside a repeat; null for a field of its own. */
  readonly cell: { readonly row: number; readonly column: string } | null;
}

function placeOf(path: string): Place {
  const [bag, field, row, column] = path.split('.');
  const known = bag === 'applicant' || bag === 'answers' || bag === 'paperForm';
  if (!known || field === undefined) throw new RangeError('not an answer path');
  return { bag, field, cell: row === undefined || column === undefined ? null : { row: Number(row), column } };
}

/** The rows of a repeat as they stand; anything else counts as none. */
export function rowsOf(answer: Answer | undefined): Answers[] {
  if (!Array.isArray(answer)) return [];
  return answer.filter((row): row is Answers => typeof row === 'object' && row !== null && !('sha256' in row));
}

/** What was typed at a path, or undefined when nothing was. */
export function answerAt(filled: Filled, path: string): Answer | undefined {
  const { bag, field, cell } = placeOf(path);
  const answer = filled[bag]?.[field];
  return cell === null ? answer : rowsOf(answer)[cell.row]?.[cell.column];
}

/** The same content with one answer changed. A cell of a row that does not exist changes nothing. */
export function withAnswer<F extends Filled>(filled: F, path: string, value: Answer): F {
  const { bag, field, cell } = placeOf(path);
  const written =
    cell === null
      ? value
      : rowsOf(filled[bag]?.[field]).map((row, at) => (at === cell.row ? { ...row, [cell.column]: value } : row));
  return { ...filled, [bag]: { ...filled[bag], [field]: written } };
}

/** One more empty row at the end of a repeat. */
export function withRowAdded<F extends Filled>(filled: F, path: string): F {
  return withAnswer(filled, path, [...rowsOf(answerAt(filled, path)), {}]);
}

/** The repeat without one of its rows; those below move up. */
export function withRowRemoved<F extends Filled>(filled: F, path: string, row: number): F {
  return withAnswer(
    filled,
    path,
    rowsOf(answerAt(filled, path)).filter((_, at) => at !== row),
  );
}

/** Id of the element that takes the focus for a path; field names have no hyphen, so ids never collide. */
export function elementId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}
