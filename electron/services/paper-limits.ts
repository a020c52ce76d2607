// Where a paper may go and what fits there, by the form's own field. Pure.
import { copyLimits, documentAt, noteOn } from '../../shared/cases/documents.ts';
import { paperFormFields } from '../../shared/cases/paper-form.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { Answer, Answers } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';

export interface PaperPlace {
  readonly field: Pick<Field, 'id' | 'type' | 'validation'>;
  /** Papers that the draft already has there. */
  readonly present: number;
}

function rowAt(answer: Answer | undefined, at: string): Answers {
  const row: unknown = Array.isArray(answer) ? answer[Number(at)] : undefined;
  return typeof row === 'object' && row !== null ? (row as Answers) : {};
}

function placeIn(fields: readonly Field[], answers: Answers, steps: readonly string[]): PaperPlace | null {
  const [id, at, column] = steps;
  const field = fields.find((candidate) => candidate.id === id);
  if (field === undefined) return null;
  const inner = column === undefined ? undefined : field.item?.find((candidate) => candidate.id === column);
  const target = steps.length === 1 ? field : steps.length === 3 ? inner : undefined;
  if (target === undefined || (target.type !== 'file' && target.type !== 'photo')) return null;
  const holder = inner === undefined ? answers : rowAt(answers[field.id], at ?? '');
  const present = holder[target.id];
  return { field: target, present: Array.isArray(present) ? present.length : 0 };
}

export interface PaperQuestions {
  readonly applicant: readonly Field[];
  readonly answers: readonly Field[];
  /** Documents that the service asks for. */
  readonly documents: readonly string[];
}

/** The file or photo field at a path like `answers.photos` or `answers.rows.0.scan`, or the place of a document's copies; null when there is none. */
export function paperPlace(path: string, asked: PaperQuestions, content: DraftContent): PaperPlace | null {
  const document = documentAt(path);
  if (document !== null) {
    if (!asked.documents.includes(document)) return null;
    const present = noteOn(content.documents, document).copies.length;
    return { field: { id: document, type: 'file', validation: copyLimits }, present };
  }
  const [part, ...steps] = path.split('.');
  if (part === 'paperForm') return placeIn(paperFormFields, content.paperForm ?? {}, steps);
  return part === 'applicant' || part === 'answers' ? placeIn(asked[part], content[part], steps) : null;
}
