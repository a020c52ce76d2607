// Adding papers one by one, off the screen: what is chosen is weighed before it is read, then stored by the desk. A paper that does not go in stops no other.
import type { PaperRef } from '../../shared/forms/answers.ts';
import type { Validation } from '../../shared/forms/field.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import type { Papers } from './control.ts';
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

/** The papers with one more, in the place of the one that it replaces or at the end; the same paper twice is one paper. */
export function papersWith(papers: readonly PaperRef[], paper: PaperRef, replaces?: string): PaperRef[] {
  const at = papers.findIndex(({ sha256 }) => sha256 === replaces);
  const others = papers.filter(({ sha256 }) => sha256 !== replaces);
  if (others.some(({ sha256 }) => sha256 === paper.sha256)) return others;
  return at === -1 ? [...others, paper] : [...others.slice(0, at), paper, ...others.slice(at)];
}

/** The content with a paper among an answer's, in the place of the one that it replaces or at the end. */
export function withPaper<F extends Filled>(filled: F, path: string, paper: PaperRef, replaces?: string): F {
  return withAnswer(filled, path, papersWith(papersOf(answerAt(filled, path)), paper, replaces));
}

/** Where papers go in. */
interface Place {
  readonly path: string;
  readonly limits: Validation;
  /** Those that are there. */
  readonly held: readonly PaperRef[];
  readonly papers: Papers;
  /** Content of the one whose place the file takes. */
  readonly replaces?: string;
}

async function addPaper(file: ChosenFile, { path, limits, held, papers, replaces }: Place): Promise<Problem | null> {
  if (file.size > (limits.maxSizeMiB ?? Number.POSITIVE_INFINITY) * mebibyte) return problem('paper.too-large');
  const added = await papers.add(
    path,
    file.name.slice(-longestName),
    new Uint8Array(await file.arrayBuffer()),
    replaces,
  );
  if (!added.ok) return added.problem;
  return held.some(({ sha256 }) => sha256 === added.value.sha256) ? problem('paper.known') : null;
}

/** Adds the files in their order. `onProgress` hears each file's name before, and its problem (or null) after. */
export async function addPapers(
  files: readonly ChosenFile[],
  to: Place,
  onProgress: (file: string, outcome: Problem | null | 'adding') => void,
): Promise<void> {
  const others = to.held.length - (to.replaces === undefined ? 0 : 1);
  let room = (to.limits.maxItems ?? Number.POSITIVE_INFINITY) - others;
  for (const file of files) {
    if (room <= 0) {
      onProgress(file.name, problem('paper.too-many'));
      continue;
    }
    onProgress(file.name, 'adding');
    const outcome = await addPaper(file, to).catch(() => problem('call.crashed'));
    if (outcome === null) room -= 1;
    onProgress(file.name, outcome);
  }
}

/** `1,4` megabytes as people read sizes; below one megabyte whole kilobytes. */
export function paperSize(bytes: number): { unit: 'kb' | 'mb'; size: string } {
  if (bytes < mebibyte) return { unit: 'kb', size: String(Math.max(1, Math.round(bytes / 1024))) };
  return { unit: 'mb', size: (bytes / mebibyte).toFixed(1).replace('.', ',') };
}
