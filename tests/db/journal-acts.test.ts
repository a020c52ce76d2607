// Promise: what was noted about a case at the desk is in the journal as the case is: flushed before it is answered, with its
// scans, taken over by a rebuild, and gone when the case is forgotten.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { actsOf, addAct } from '../../db/acts.ts';
import { holdsAllOf } from '../../db/journal/ends.ts';
import { openJournal } from '../../db/journal/journal.ts';
import { readJournal } from '../../db/journal/read.ts';
import { type JournalRecord, recordName } from '../../db/journal/record.ts';
import { addPaper, readPaper } from '../../db/papers.ts';
import { sweepToEnd } from '../../db/retention/sweep.ts';
import { replayer } from '../../db/salvage/replay.ts';
import { rebuildStates } from '../../db/states.ts';
import { savingCalls } from '../../electron/core/changes.ts';
import { systemRandom } from '../../electron/core/random.ts';
import type { Act } from '../../shared/cases/acts.ts';
import { caseSubmittedSchema } from '../../shared/cases/payload.ts';
import { at, caseOf, file, key, opened, scratch, uuid } from './fixture.ts';
import { centralSays, enrol, fileCase, later, register, rules } from './retention/life.ts';

const journalOf = (db: ReturnType<typeof opened>, path: string) =>
  openJournal(db, { file: path, databaseKey: key, random: systemRandom().bytes, stamp: '20260302T081500Z' });

function recordsIn(path: string): JournalRecord[] {
  const records: JournalRecord[] = [];
  readJournal(path, key, (record) => records.push(record));
  return records;
}
const namesIn = (path: string): string[] => recordsIn(path).map(recordName);

const { id, deskNumber } = caseOf(1);
const payload = JSON.stringify(
  caseSubmittedSchema.parse({
    ...{ kind: 'case.submitted', case: id, version: 1, deskNumber, center: 'shua-center', operator: uuid(8) },
    ...{ service: 'municipality-road', form: 'municipality-road', catalogueVersion: 1, receiptLanguage: 'ka' },
    ...{ route: { channel: 'manual', municipality: 'mestia' }, answers: {}, papers: [], filedOn: '2026-03-02' },
    applicant: { lastName: 'საცდელი', firstName: 'ნინო' },
    filedAt: { wall: at, monotonicMs: 1, boot: uuid(5), trusted: null },
  }),
);
const scan = { sha256: createHash('sha256').update('scan').digest('hex'), name: 'a.pdf', mediaType: 'application/pdf' };
const act: Act = { kind: 'answered', status: 'in-review', number: '7', note: '', scans: [{ ...scan, size: 4 }] };
const noted = { act, on: '2026-03-03', at, operator: uuid(1) };

test('an act follows its case into the journal, with its scans, and comes back from there alone', () => {
  const [db, path] = [opened(), scratch('journal.log')];
  const journal = journalOf(db, path);
  file(db, { channel: 'manual', payload });
  journal.follow('new');
  addPaper(db, { holder: id, ...scan, bytes: Buffer.from('scan'), addedAt: at });
  addAct(db, { id: uuid(80), caseId: id, ...noted });
  journal.follow('new');
  journal.follow('everything');
  journal.close();
  expect(namesIn(path).slice(-2)).toEqual([`paper ${scan.sha256}`, `act ${uuid(80)}`]);

  // Another case has its place there.
  const rebuilt = opened();
  file(rebuilt, { id: uuid(900), deskNumber: caseOf(900).deskNumber });
  const replay = replayer(rebuilt);
  expect(recordsIn(path).map(replay)).toEqual(['case', null, 'row']);
  expect(recordsIn(path).map(replay)).toEqual([null, null, null]);
  rebuildStates(rebuilt);
  expect(actsOf(rebuilt, id)).toEqual([noted]);
  const status = 'select status from case_states s join cases c on c.place = s.place where c.id = ?';
  expect(rebuilt.get(status, id)).toEqual({ status: 'in-review' });
  expect(readPaper(rebuilt, scan.sha256)?.bytes.length).toBe(4);

  // A journal set aside is not needed where all of it is; where the act is missing it stays.
  const less = opened();
  file(less, { channel: 'manual', payload });
  expect([holdsAllOf(rebuilt, path, key), holdsAllOf(less, path, key)]).toEqual([true, false]);
  for (const one of [db, rebuilt, less]) one.close();
});

test('it goes from the journal when its case is forgotten', () => {
  const [db, path] = [opened(), scratch('journal.log')];
  enrol(db);
  centralSays(db, later(0));
  const filed = fileCase(db, 'გზა');
  register(db, filed, later(1));
  addAct(db, { id: uuid(81), caseId: filed.id, ...noted, act: { kind: 'papers-brought', what: 'ცნობა' } });
  const journal = journalOf(db, path);
  journal.follow('everything');
  expect(namesIn(path)).toContain(`act ${uuid(81)}`);
  for (const day of [1, 400]) {
    centralSays(db, later(day));
    sweepToEnd(db, { rules, wall: later(day) });
  }
  journal.follow('everything');
  journal.close();
  expect(namesIn(path)).toEqual(expect.not.arrayContaining([`act ${uuid(81)}`]));
  expect(db.get('select count(*) as n from purges')).toEqual({ n: 1 });
  db.close();
});

test('a call that notes an act or says something of a case is answered behind the journal', () => {
  const said = ['act.note', 'transfer.note', 'note.add', 'note.keep', 'person.join', 'person.part', 'hold.set'];
  expect([...savingCalls]).toEqual(expect.arrayContaining(said));
});
