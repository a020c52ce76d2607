// Notes on cases and their way from hand to hand. They stay at the desk; the audit chain says that there was one, and when,
// but not what it said.
import { addNote, keepPromise, type NoteRow, notesOfCase } from '../../db/notes.ts';
import { readOperator } from '../../db/operators.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import type { CaseNote } from '../../shared/contract/notes.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { knownCase } from './known-case.ts';
import { signedIn } from './signed-in.ts';

/** The note in words, with names for ids. */
export function noteView(db: Reader, row: NoteRow): CaseNote {
  const nameOf = (id: string): string => readOperator(db, id)?.name ?? '';
  const act = (by: string | null, at: string | null) =>
    by === null || at === null ? null : { operatorName: nameOf(by), at };
  const handed = {
    to: row.forOperator === null ? null : nameOf(row.forOperator),
    taken: act(row.takenBy, row.takenAt),
    kept: act(row.keptBy, row.keptAt),
  };
  return {
    note: row.n,
    at: row.at,
    operatorName: nameOf(row.operator),
    words: row.words,
    handed: row.handed === null ? null : handed,
  };
}

/** Problems: case.unknown, case.forgotten, call.invalid (no such operator, or no such open hand-over of this case). */
export function noteServices(db: Db): Pick<Services, 'note.list' | 'note.add' | 'note.keep'> {
  const mayTake = (operator: string): boolean => readOperator(db, operator)?.lockedAt === null;
  const notes = (caseId: string) => ok({ notes: notesOfCase(db, caseId).map((row) => noteView(db, row)) });
  return {
    'note.list': (_context, { deskNumber }) => {
      const found = knownCase(db, deskNumber);
      return found.ok ? notes(found.value.id) : found;
    },
    'note.add': (context, { deskNumber, words, to }) => {
      const found = knownCase(db, deskNumber);
      if (!found.ok) return found;
      if (to !== null && to !== 'shift' && !mayTake(to)) {
        return fail(problem('call.invalid', 'to: not of this desk'));
      }
      addNote(db, {
        caseId: found.value.id,
        operator: signedIn(context).operator,
        at: context.present,
        words: words.trim(),
        to: to === null ? null : to === 'shift' ? { kind: 'shift' } : { kind: 'operator', operator: to },
      });
      return notes(found.value.id);
    },
    'note.keep': (context, { deskNumber, note }) => {
      const found = knownCase(db, deskNumber);
      if (!found.ok) return found;
      const isOfCase = notesOfCase(db, found.value.id).some(({ n }) => n === note);
      if (!isOfCase || !keepPromise(db, note, signedIn(context).operator, context.present)) {
        return fail(problem('call.invalid', 'note: no open hand-over'));
      }
      return notes(found.value.id);
    },
  };
}
