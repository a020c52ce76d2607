// Reads and adds notes on a case, says that what was handed on is done, and reads the change of shifts.
import type { CaseNote } from '../../shared/contract/notes.ts';
import type { Result } from '../../shared/result.ts';
import { loaded, loading } from '../state/loaded.ts';
import { useNotes } from '../state/notes.ts';
import { call } from './call.ts';

let wanted = '';

function take(deskNumber: string, answer: Result<{ readonly notes: readonly CaseNote[] }>): boolean {
  if (wanted !== deskNumber) return answer.ok;
  if (answer.ok) useNotes.setState({ notes: { state: 'ready', value: answer.value.notes }, problem: null });
  else useNotes.setState({ problem: answer.problem });
  return answer.ok;
}

/** Problems: case.unknown, case.forgotten. */
export async function readNotes(deskNumber: string): Promise<void> {
  if (wanted !== deskNumber) useNotes.setState({ notes: loading, problem: null });
  wanted = deskNumber;
  const read = await call('note.list', { deskNumber });
  if (!take(deskNumber, read) && !read.ok) useNotes.setState({ notes: loaded(read) });
}

/** Adds a note, or hands the case on with it: to `shift` or an operator; true when it is kept. */
export async function addNote(deskNumber: string, words: string, to: string | null): Promise<boolean> {
  return take(deskNumber, await call('note.add', { deskNumber, words, to }));
}

export async function readShift(): Promise<void> {
  useNotes.setState({ shift: loaded(await call('shift.read', {})) });
}

/** What was handed on is done. */
export async function keepPromise(deskNumber: string, note: number): Promise<void> {
  take(deskNumber, await call('note.keep', { deskNumber, note }));
  await readShift();
}
