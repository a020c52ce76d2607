// What a control of the form is given. Controls show and report what was typed, exactly; what it means is decided by
// `shared/forms/check.ts` alone, after leaving the step.
import type { ReactNode } from 'react';
import type { Answer, PaperRef } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';
import type { Raised } from '../../shared/forms/warnings.ts';
import type { Language } from '../../shared/primitives.ts';
import type { FieldError } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import type { FieldProps } from '../components/Field.tsx';
import type { Filled } from './paths.ts';

/** Stores and reads papers of the draft that is open. */
export interface Papers {
  /**
   * Stores the bytes and puts the reference into the answer at `path`, also when the form was left meanwhile; in the
   * place of the paper whose content `replaces` names.
   */
  add(path: string, name: string, bytes: Uint8Array<ArrayBuffer>, replaces?: string): Promise<Result<PaperRef>>;
  read(sha256: string): Promise<Result<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> }>>;
}

/** The form around a control. */
export interface FormDesk {
  readonly filled: Filled;
  /** Only what may be shown by now; empty while a step is filled in for the first time. */
  readonly errors: readonly FieldError[];
  /** What is warned of, by path; nothing of it holds anybody up here. */
  readonly raised: readonly Raised[];
  /** The applicant's own, as chosen for the receipt: labels that are written in it show it too. */
  readonly language: Language;
  /** Names of places offered for settlements. */
  readonly settlements: readonly string[];
  /** Changes the newest content, never the one that was drawn. */
  edit(change: <F extends Filled>(filled: F) => F): void;
  readonly papers: Papers;
}

export interface ControlProps extends FieldProps {
  readonly label: string;
  readonly field: Field;
  readonly path: string;
  readonly answer: Answer | undefined;
  readonly desk: FormDesk;
  readonly onAnswer: (answer: Answer) => void;
}
export type Control = (props: ControlProps) => ReactNode;

/** A draft takes no longer text than this; a field's own limit is told by its check. */
export const longestText = 10_000;

/** What was typed into a field of text. */
export function typedText(answer: Answer | undefined): string {
  return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
}
