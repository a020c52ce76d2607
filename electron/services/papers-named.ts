// The papers that a case names, in its checked answers and as copies of documents, each once. Pure.
import type { Answer, Answers, PaperRef } from '../../shared/forms/answers.ts';

function isPaper(part: unknown): part is PaperRef {
  return typeof part === 'object' && part !== null && 'sha256' in part;
}

function inAnswer(answer: Answer): PaperRef[] {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((part): PaperRef[] => {
    if (isPaper(part)) return [part];
    return typeof part === 'object' ? inAnswers(part) : [];
  });
}

function inAnswers(answers: Answers): PaperRef[] {
  return Object.values(answers).flatMap(inAnswer);
}

/** Copies first, then papers in the order of the form; the same content named twice counts once. */
export function papersNamed(copies: readonly PaperRef[], ...parts: readonly Answers[]): PaperRef[] {
  const bySha = new Map<string, PaperRef>();
  for (const paper of [...copies, ...parts.flatMap(inAnswers)])
    if (!bySha.has(paper.sha256)) bySha.set(paper.sha256, paper);
  return [...bySha.values()];
}
