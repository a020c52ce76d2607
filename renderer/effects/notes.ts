// Reads and adds notes on a case, says that what was handed on is done, and reads the change of shifts.
import type { CaseNote } from '../../shared/contract/notes.ts';
import { ok, type Result } from '../../shared/result.ts';
import { loaded, loading } from '../state/loaded.ts';
import { useNotes } from '../state/notes.ts';
import { call } from './call.ts';

let wanted = '';

type Notes = Result<{ readonly notes: readonly CaseNote[] }>;
const notesOf = (answer: Notes): Result<readonly CaseNote[]> => (answer.ok ? ok(answer.value.notes) : answer);

/** Shows what became of a note; one that was refused leaves the others where they are. */
function take(deskNumber: string, answer: Notes): boolean {
  if (wanted !== deskNumber) return answer.ok;
  useNotes.setState(answer.ok ? { notes: loaded(notesOf(answer)), problem: null } : { problem: answer.problem });
  return answer.ok;
}

/** Problems: case.unknown, case.forgotten. */
export async function readNotes(deskNumber: string): Promise<void> {
  if (wanted !== deskNumber) useNotes.setState({ notes: loading, problem: null });
  wanted = deskNumber;
  const read = await call('note.list', { deskNumber });
  if (wanted === deskNumber) useNotes.setState({ notes: loaded(notesOf(read)) });
}

/** Adds a note, or hands the case on with it: to `shift` or an operator; true when it is kept. */
export async function addNote(deskNumber: string, words: string, to: string | null): Promise<boolean> {
  return take(deskNumber, await call('note.add', { deskNumber, words, to }));
}

export async function readShift(): Promise<void> {
  useNotes.setState({ shift: loaded(await call('shift.read', {})) });
}

export const forgetNoteProblem = (): void => useNotes.setState({ problem: null });

/** What was handed on is done; asked of the case's own page, or of the change of shifts. */
export async function keepPromise(deskNumber: string, note: number): Promise<void> {
  const kept = await call('note.keep', { deskNumber, note });
  take(deskNumber, kept);
  useNotes.setState({ problem: kept.ok ? null : kept.problem });
  await readShift();
}
