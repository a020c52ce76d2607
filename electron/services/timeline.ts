// What happened to a case, told from what is stored and nothing else: acts of this desk, proofs and words of central.

import { z } from 'zod';
import { actsOf } from '../../db/acts.ts';
import { type NoteRow, notesOfCase } from '../../db/notes.ts';
import { readOperator } from '../../db/operators.ts';
import { receiptCopies } from '../../db/receipts.ts';
import { replacementsOf } from '../../db/replacements.ts';
import { overrideReason } from '../../db/similar.ts';
import type { Reader } from '../../db/sqlite.ts';
import {
  type CaseEvent,
  deliveriesOfCase,
  eventsOfCase,
  lossesOfCase,
  saversOfCase,
  savesOfCase,
} from '../../db/timeline.ts';
import { twinsOf } from '../../db/twins.ts';
import { changesOf } from '../../db/versions.ts';
import { actInWords } from '../../shared/cases/acts.ts';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { payloadSchema } from '../../shared/cases/payload.ts';
import { printReasonSchema, type TimelineEntry } from '../../shared/contract/cases.ts';
import { knownEventSchema } from '../../shared/protocol/exchange.ts';

interface Placed {
  /** When this desk learnt of it: the order of the timeline, whatever other clocks say. */
  readonly learnt: string;
  readonly entry: TimelineEntry;
}

const longestRaw = 2000;

function entry(
  by: TimelineEntry['by'],
  kind: TimelineEntry['kind'],
  at: string,
  detail = '',
  note = '',
): TimelineEntry {
  return { at, by, kind, who: '', detail, note, problem: null };
}

/** Central's event as the timeline shows it; one that this version does not know is shown as it came. */
function centralEntry({ kind, event, receivedAt, change }: CaseEvent): TimelineEntry {
  const read = knownEventSchema.safeParse(JSON.parse(event));
  const raw = entry('central', 'unknown', receivedAt, kind, event.slice(0, longestRaw));
  if (!read.success) return raw;
  const known = read.data;
  switch (known.kind) {
    case 'entry.waiting':
      return entry('central', 'waiting', receivedAt);
    case 'entry.taken':
      return entry('central', known.decided === null ? 'change-taken' : 'change-late', receivedAt, String(change));
    case 'entry.registered':
      if (change > 0) return raw;
      return entry('central', 'registered', known.registeredAt, known.registrationNumber);
    case 'entry.refused': {
      const refused = entry(
        'central',
        change > 0 ? 'change-refused' : 'refused',
        receivedAt,
        known.problem.code,
        known.reason,
      );
      return { ...refused, problem: known.problem };
    }
    case 'case.status':
      return entry('central', 'status', known.at, known.status, known.note);
    default:
      return raw;
  }
}

/** A note, and what became of it where it was handed on. */
function noteEntries(row: NoteRow, nameOf: (operator: string) => string): Placed[] {
  const { handed, forOperator, operator, words, at } = row;
  const said = (kind: TimelineEntry['kind'], by: string, when: string, detail = '', note = ''): Placed => ({
    learnt: when,
    entry: { ...entry('desk', kind, when, detail, note), who: nameOf(by) },
  });
  const { takenBy, takenAt, keptBy, keptAt } = row;
  return [
    said(handed === null ? 'note' : 'handed', operator, at, forOperator === null ? '' : nameOf(forOperator), words),
    ...(takenBy === null || takenAt === null ? [] : [said('taken', takenBy, takenAt)]),
    ...(keptBy === null || keptAt === null ? [] : [said('kept', keptBy, keptAt)]),
  ];
}

const reasonedSchema = z.object({ reason: printReasonSchema.optional() });

/** Why there is one more copy, as a word of the contract; empty where nobody said so. */
function copyReason(said: string | null): string {
  return said === null ? '' : (reasonedSchema.parse(JSON.parse(said)).reason ?? '');
}

/** Oldest first, by when the desk learnt of it. */
export function timelineOf(db: Reader, caseId: string): TimelineEntry[] {
  const saves = savesOfCase(db, caseId);
  const savers = saversOfCase(db, caseId);
  const by = (operator: string | null | undefined, act: TimelineEntry): TimelineEntry => ({
    ...act,
    who: operator ? (readOperator(db, operator)?.name ?? '') : '',
  });
  const placed: Placed[] = [
    ...replacementsOf(db, caseId).map(({ at, old, by }) => ({
      learnt: at,
      entry: entry('desk', 'paper-replaced', at, `${old.slice(0, 8)} → ${by.slice(0, 8)}`),
    })),
    ...saves.map((at, n) => ({
      learnt: at,
      entry: by(savers[n], entry('desk', 'saved', at, n === 0 ? (overrideReason(db, caseId) ?? '') : '')),
    })),
    ...changesOf(db, caseId).map(({ version, payload }) => {
      const saved = payloadSchema.parse(JSON.parse(payload));
      const [at, reason] = saved.kind === 'case.submitted' ? ['', ''] : [saved.savedAt.wall, saved.reason];
      const kind = saved.kind === 'case.withdrawn' ? ('withdrawn' as const) : ('corrected' as const);
      return { learnt: at, entry: by(saved.operator, entry('desk', kind, at, String(version), reason)) };
    }),
    ...twinsOf(db, caseId).map((number) => ({
      learnt: saves[0] ?? '',
      entry: entry('desk', 'number-twice', saves[0] ?? '', formatDeskNumber(number)),
    })),
    ...receiptCopies(db, caseId).map(({ printedAt, copy, operator, said }) => ({
      learnt: printedAt,
      entry: by(operator, entry('desk', 'printed', printedAt, String(copy), copyReason(said))),
    })),
    ...notesOfCase(db, caseId).flatMap((note) => noteEntries(note, (id) => readOperator(db, id)?.name ?? '')),
    ...actsOf(db, caseId).map(({ act, on, at, operator }) => {
      const { detail, note } = actInWords(act);
      return { learnt: at, entry: { ...by(operator, entry('desk', act.kind, at, detail, note)), on } };
    }),
    ...lossesOfCase(db, caseId).map((at) => ({ learnt: at, entry: entry('central', 'lost', at) })),
    ...deliveriesOfCase(db, caseId).map(({ at, change }) => ({
      learnt: at,
      entry: change > 0 ? entry('central', 'change-delivered', at, String(change)) : entry('central', 'delivered', at),
    })),
    ...eventsOfCase(db, caseId).map((event) => ({ learnt: event.receivedAt, entry: centralEntry(event) })),
  ];
  // Stable: what was learnt in the same instant stays in the order above, and events in central's own.
  return placed.toSorted((a, b) => (a.learnt < b.learnt ? -1 : a.learnt > b.learnt ? 1 : 0)).map(({ entry }) => entry);
}
