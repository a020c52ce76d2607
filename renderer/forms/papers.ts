// Adding papers one by one, off the screen: what is chosen is weighed before it is read, then stored by the desk. A paper that does not go in stops no other.
import type { PaperRef } from '../../shared/forms/answers.ts';
import type { Validation } from '../../shared/forms/field.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import type { FormDesk } from './control.ts';
import { answerAt, type Filled, withAnswer } from './paths.ts';

/** A file as the browser hands it over. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const mebibyte = 1024 * 1024;
/** The desk takes no longer name; the end, which tells the kind, is kept. */
const longestName = 200;

/** The papers that an answer holds. */
export function papersOf(answer: unknown): PaperRef[] {
  return Array.isArray(answer)
    ? answer.filter((one): one is PaperRef => typeof one === 'object' && 'sha256' in one)
    : [];
}

/** The content with a paper at the end of an answer; the same paper twice is one paper. */
export function withPaper<F extends Filled>(filled: F, path: string, paper: PaperRef): F {
  const papers = papersOf(answerAt(filled, path));
  const known = papers.some((other) => other.sha256 === paper.sha256);
  return known ? filled : withAnswer(filled, path, [...papers, paper]);
}

async function addPaper(file: ChosenFile, path: string, limits: Validation, desk: FormDesk): Promise<Problem | null> {
  if (file.size > (limits.maxSizeMiB ?? Number.POSITIVE_INFINITY) * mebibyte) return problem('paper.too-large');
  const added = await desk.papers.add(path, file.name.slice(-longestName), new Uint8Array(await file.arrayBuffer()));
  return added.ok ? null : added.problem;
}

/** Adds the files in their order. `onProgress` hears each file's name before, and its problem (or null) after. */
export async function addPapers(
  files: readonly ChosenFile[],
  to: { path: string; limits: Validation; held: number; desk: FormDesk },
  onProgress: (file: string, outcome: Problem | null | 'adding') => void,
): Promise<void> {
  let room = (to.limits.maxItems ?? Number.POSITIVE_INFINITY) - to.held;
  for (const file of files) {
    if (room <= 0) {
      onProgress(file.name, problem('paper.too-many'));
      continue;
    }
    onProgress(file.name, 'adding');
    const outcome = await addPaper(file, to.path, to.limits, to.desk).catch(() => problem('call.crashed'));
    if (outcome === null) room -= 1;
    onProgress(file.name, outcome);
  }
}

/** `1,4` megabytes as people read sizes; below one megabyte whole kilobytes. */
export function paperSize(bytes: number): { unit: 'kb' | 'mb'; size: string } {
  if (bytes < mebibyte) return { unit: 'kb', size: String(Math.max(1, Math.round(bytes / 1024))) };
  return { unit: 'mb', size: (bytes / mebibyte).toFixed(1).replace('.', ',') };
}
