// Promise: what the desk asks all day stays quick with a hundred thousand cases: each such query goes through an index
// and sorts nothing. The plans are of the very statements the store runs, caught on their way.
import { expect, test } from 'vitest';
import { casesWithStatus, manualCases } from '../../db/acts.ts';
import { appendAudit, verifyAudit } from '../../db/audit.ts';
import { caseById, casesAt, latestVersion, listCases, readCase } from '../../db/cases.ts';
import { listDrafts, readDraft } from '../../db/drafts.ts';
import { markRegistered, moveStatus } from '../../db/feed.ts';
import {
  namesAt,
  placesAmong,
  placesByNumber,
  placesByWords,
  placesByWordsInState,
  placesInState,
  wordsAround,
} from '../../db/find.ts';
import { chainHead, countChangesWaiting, entriesAfter } from '../../db/outbox.ts';
import { dropUnheldPapers, papersWaiting, readPaper } from '../../db/papers.ts';
import { addReceipt, receiptCopies } from '../../db/receipts.ts';
import { casesAtSince, casesOfNumber, overrideReason } from '../../db/similar.ts';
import type { Db, Value } from '../../db/sqlite.ts';
import { rebuildStates, stateCounts } from '../../db/states.ts';
import { at, caseOf, file, opened, uuid } from './fixture.ts';

type Asked = readonly [sql: string, values: Value[]];

/** Lets every statement through to the database and notes it. */
function watching(db: Db, asked: Asked[]): Db {
  const note = <T>(sql: string, values: Value[], answer: T): T => {
    asked.push([sql, values]);
    return answer;
  };
  const watched: Db = {
    ...db,
    get: (sql, ...values) => note(sql, values, db.get(sql, ...values)),
    all: (sql, ...values) => note(sql, values, db.all(sql, ...values)),
    run: (sql, ...values) => note(sql, values, db.run(sql, ...values)),
    transaction: (body) => db.transaction(body),
  };
  return watched;
}

/** The plan of every statement that `act` runs on a database with one case, in order. */
function plansOf(act: (db: Db) => unknown): string[] {
  const db = opened();
  file(db);
  const asked: Asked[] = [];
  act(watching(db, asked));
  const plans = asked.flatMap(([sql, values]) => db.all<{ detail: string }>(`explain query plan ${sql}`, ...values));
  db.close();
  return plans.map(({ detail }) => detail);
}

const first = caseOf(1);
/** Words by the index's own order, newest first: nothing is sorted. */
const newestWords = 'SCAN case_words VIRTUAL TABLE INDEX 192:M1';
const listed = ['LIST SUBQUERY 1', 'SCAN json_each VIRTUAL TABLE INDEX 1:'];
const words = [{ begun: ['ber'], services: ['road'] }];
const chain = { device: uuid(9), epoch: 1 };
const placeById = ['SCALAR SUBQUERY 1', 'SEARCH cases USING COVERING INDEX sqlite_autoindex_cases_1 (id=?)'];
/** Whether a case was withdrawn, which every list says. */
const withdrawn = [
  'CORRELATED SCALAR SUBQUERY 1',
  'SEARCH w USING COVERING INDEX case_versions_changed (place=? AND change=?)',
];
/** The case that a draft corrects. */
const corrected = ['CORRELATED SCALAR SUBQUERY 1', 'SEARCH cases USING INDEX sqlite_autoindex_cases_1 (id=?)'];
const listedSecond = ['LIST SUBQUERY 2', 'SCAN json_each VIRTUAL TABLE INDEX 1:'];
const byPlace = (table: string): string => `SEARCH ${table} USING INTEGER PRIMARY KEY (rowid=?)`;

test.each<[string, (db: Db) => unknown, string[]]>([
  [
    'a case by its desk number',
    (db) => readCase(db, first.deskNumber),
    ['SEARCH c USING INDEX sqlite_autoindex_cases_2 (desk_number=?)', byPlace('s'), ...withdrawn],
  ],
  [
    'a case by its id',
    (db) => caseById(db, first.id),
    ['SEARCH c USING INDEX sqlite_autoindex_cases_1 (id=?)', byPlace('s'), ...withdrawn],
  ],
  [
    'the newest version of a case',
    (db) => latestVersion(db, first.id),
    ['SEARCH case_versions USING INDEX sqlite_autoindex_case_versions_1 (place=?)', ...placeById],
  ],
  [
    'all cases, a later page',
    (db) => listCases(db, { state: null, before: first.deskNumber, limit: 50 }),
    [
      'SEARCH cases USING COVERING INDEX sqlite_autoindex_cases_2 (desk_number=?)',
      'SEARCH c USING INTEGER PRIMARY KEY (rowid<?)',
      byPlace('s'),
      ...withdrawn,
    ],
  ],
  [
    'cases in one state',
    (db) => listCases(db, { state: 'refused', before: null, limit: 50 }),
    ['SEARCH s USING INDEX case_states_state (state=? AND place<?)', byPlace('c'), ...withdrawn],
  ],
  [
    'cases on paper not handed over, and awaited',
    (db) => manualCases(db, [null, 'transferred'], 100),
    Array.from({ length: 2 }, () => [
      'SEARCH s USING COVERING INDEX case_states_on_paper (status=?)',
      ...withdrawn,
      byPlace('c'),
    ]).flat(),
  ],
  [
    'decided cases that nobody was handed',
    (db) => casesWithStatus(db, { statuses: ['satisfied'], without: 'decision-handed', limit: 100 }),
    [
      'SEARCH s USING INDEX case_states_status (status=?)',
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH a USING INDEX acts_case (place=?)',
      byPlace('c'),
      'CORRELATED SCALAR SUBQUERY 2',
      'SEARCH purges USING COVERING INDEX sqlite_autoindex_purges_1 (case_id=?)',
    ],
  ],
  [
    'corrections and withdrawals that wait',
    countChangesWaiting,
    [
      'SEARCH outbox USING PRIMARY KEY (epoch=? AND seq>?)',
      'SCALAR SUBQUERY 1',
      'SCAN device',
      'SCALAR SUBQUERY 2',
      'SCAN exchange',
    ],
  ],
  ['counts: five rows, whatever the number of cases', stateCounts, ['SCAN state_counts']],
  ['cases by words, newest first by the index of words itself', (db) => placesByWords(db, words, 400), [newestWords]],
  [
    'cases by words in one state',
    (db) => placesByWordsInState(db, words, 'queued', 400),
    [
      'SCAN CONSTANT ROW',
      'SCALAR SUBQUERY 1',
      'SEARCH case_states USING COVERING INDEX case_states_state (state=?)',
      'SCALAR SUBQUERY 2',
      'SEARCH case_states USING COVERING INDEX case_states_state (state=?)',
      `${newestWords}><`,
      `${newestWords.replace('case_words', 'w')}><`,
      byPlace('s'),
    ],
  ],
  [
    'which of some cases meet the words',
    (db) => placesAmong(db, words, [1]),
    ['SCAN case_words VIRTUAL TABLE INDEX 0:=M1', ...listed],
  ],
  ['a name behind each hit', (db) => namesAt(db, [1]), [byPlace('cases'), ...listed]],
  ['hits of one page', (db) => casesAt(db, [1]), [byPlace('c'), ...listedSecond, byPlace('s'), ...withdrawn]],
  [
    'hits in one state',
    (db) => placesInState(db, [1], 'queued', 400),
    ['SEARCH case_states USING COVERING INDEX case_states_state (state=? AND place=?)', ...listed],
  ],
  [
    'everything a number may be',
    (db) => placesByNumber(db, { number: '0000012', digits: '0000012' }),
    [
      'SEARCH case_states USING COVERING INDEX case_states_registration (registration_number=?)',
      'SEARCH cases USING COVERING INDEX sqlite_autoindex_cases_2 (desk_number>? AND desk_number<?)',
      // Cases whose receipts bear a number that another case has.
      'SEARCH cases USING COVERING INDEX sqlite_autoindex_cases_1 (id=?)',
      'LIST SUBQUERY 1',
      'SEARCH twin_numbers USING COVERING INDEX twin_numbers_number (desk_number>? AND desk_number<?)',
      'SEARCH cases USING COVERING INDEX cases_personal_number (personal_number>? AND personal_number<?)',
      'SEARCH case_states USING COVERING INDEX case_states_registration (registration_number>? AND registration_number<?)',
      // One series, one beginning, no whole number that ends so.
      ...['>', '<', '>'].map(
        (way) => `SEARCH cases USING COVERING INDEX sqlite_autoindex_cases_2 (desk_number${way}?)`,
      ),
      'SCAN b VIRTUAL TABLE INDEX 1:',
      'SEARCH c USING COVERING INDEX sqlite_autoindex_cases_2 (desk_number>? AND desk_number<?)',
      'USE TEMP B-TREE FOR ORDER BY',
      // No receipt bears another number than its case.
      'SEARCH twin_numbers USING COVERING INDEX twin_numbers_number (desk_number>?)',
      // Whole telephones of those that share their end.
      newestWords,
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH v USING INDEX sqlite_autoindex_case_versions_1 (place=?)',
      'SEARCH case_states USING INDEX case_states_registration_tail (<expr>=?)',
    ],
  ],
  [
    'words around a mistyped one',
    (db) => wordsAround(db, 'beride'),
    [
      ...Array.from(
        { length: 4 },
        () => 'SEARCH known_words USING COVERING INDEX known_words_rest (<expr>>? AND <expr><?)',
      ),
      'SEARCH known_words USING PRIMARY KEY (word>? AND word<?)',
    ],
  ],
  [
    'cases of one person',
    (db) => casesOfNumber(db, '99900000001', '2026-01-01'),
    ['SEARCH c USING INDEX cases_personal_number (personal_number=?)', byPlace('s'), ...withdrawn],
  ],
  [
    'cases at some places',
    (db) => casesAtSince(db, [1], '2026-01-01'),
    [byPlace('c'), ...listedSecond, byPlace('s'), ...withdrawn],
  ],
  [
    'why a case was filed all the same',
    (db) => overrideReason(db, first.id),
    ['SEARCH case_overrides USING PRIMARY KEY (case_id=?)'],
  ],
  [
    'all drafts, which are few, in the order of an index',
    listDrafts,
    ['SCAN drafts USING INDEX drafts_saved', ...corrected],
  ],
  [
    'a draft',
    (db) => readDraft(db, uuid(1)),
    ['SEARCH drafts USING INDEX sqlite_autoindex_drafts_1 (id=?)', ...corrected],
  ],
  ['the tail of the outbox', (db) => chainHead(db, chain), ['SEARCH outbox USING PRIMARY KEY (epoch=?)']],
  [
    'what waits in the outbox',
    (db) => entriesAfter(db, 1, 0, 200),
    [
      'SEARCH o USING PRIMARY KEY (epoch=? AND seq>?)',
      'SEARCH v USING INDEX sqlite_autoindex_case_versions_1 (place=? AND version=?)',
      byPlace('c'),
    ],
  ],
  [
    'the head of the audit chain',
    (db) => appendAudit(db, '{}'),
    [byPlace('audit'), 'SCALAR SUBQUERY 1', 'SEARCH audit'],
  ],
  ['a page of the audit chain', verifyAudit, ['SEARCH audit USING INTEGER PRIMARY KEY (rowid>?)']],
  [
    'papers of a case that wait',
    (db) => papersWaiting(db, first.id),
    [
      'SEARCH c USING COVERING INDEX sqlite_autoindex_cases_1 (id=?)',
      byPlace('s'),
      'SEARCH h USING PRIMARY KEY (holder=?)',
      ...withdrawn,
      'CORRELATED SCALAR SUBQUERY 3',
      'SEARCH b USING COVERING INDEX sqlite_autoindex_case_versions_1 (place=? AND version>?)',
      'CORRELATED SCALAR SUBQUERY 2',
      'SEARCH f USING INDEX feed_events_case (case_id=?)',
      'SEARCH o USING PRIMARY KEY (epoch=? AND seq=?)',
      'SEARCH p USING INDEX sqlite_autoindex_papers_1 (sha256=?)',
    ],
  ],
  [
    'a paper',
    (db) => readPaper(db, 'x'),
    [
      'SEARCH p USING INDEX sqlite_autoindex_papers_1 (sha256=?)',
      'SEARCH b USING INDEX sqlite_autoindex_paper_bytes_1 (sha256=?)',
    ],
  ],
  [
    'papers of a draft',
    (db) => dropUnheldPapers(db, uuid(2), []),
    ['SEARCH paper_holders USING PRIMARY KEY (holder=?)'],
  ],
  [
    'the next copy of a receipt',
    (db) =>
      addReceipt(db, { caseId: first.id, size: 'A4', target: 'pdf', operator: uuid(1), printedAt: at, said: '{}' }),
    ['SCALAR SUBQUERY 1', 'SEARCH receipts USING PRIMARY KEY (case_id=?)'],
  ],
  ['copies of a receipt', (db) => receiptCopies(db, first.id), ['SEARCH receipts USING PRIMARY KEY (case_id=?)']],
  [
    'what an event does to a case',
    (db) => [markRegistered(db, first.id, 'R-1', at), moveStatus(db, first.id, 'in-review', 1)],
    Array.from({ length: 2 }, () => [byPlace('case_states'), ...placeById]).flat(),
  ],
])('%s', (_, act, plan) => {
  expect(plansOf(act).filter((detail) => detail !== '')).toEqual(plan);
});

test('deriving all states again reads each big table by index, case by case', () => {
  const scans = plansOf(rebuildStates).filter((detail) => /SCAN|TEMP B-TREE/.test(detail));
  expect(scans).toEqual(['SCAN central_restores', 'SCAN x', 'SCAN d LEFT-JOIN', 'SCAN state_counts']);
});
