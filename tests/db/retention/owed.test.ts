// Promise: a paper that came with a correction which central refused keeps no case from being forgotten, and no paper goes
// that central may still ask for; what came to central late is as young as its coming.
import { expect, test } from 'vitest';
import { keepEvent, markDelivered, readExchange } from '../../../db/feed.ts';
import type { CaseRecord } from '../../../db/journal/record.ts';
import { shipped } from '../../../db/migrations/shipped.ts';
import { appendEntry, chainHead } from '../../../db/outbox.ts';
import { addPaper, papersToSend, papersWaiting } from '../../../db/papers.ts';
import { beginPurge } from '../../../db/retention/purge.ts';
import { sweepToEnd } from '../../../db/retention/sweep.ts';
import { placeOf, replayer } from '../../../db/salvage/replay.ts';
import type { Db } from '../../../db/sqlite.ts';
import { unsentPapers } from '../../../db/unsent.ts';
import { addVersion } from '../../../db/versions.ts';
import { caseCorrectedSchema } from '../../../shared/cases/payload.ts';
import { at, caseOf, file, opened, scratch, uuid } from '../fixture.ts';
import { centralSays, enrol, enrolledDesk, type Filed, fileCase, later, register, rules } from './life.ts';

const reading = { wall: at, monotonicMs: 1, boot: uuid(5), trusted: null };

/** The text of a correction that names these papers. */
const correction = ({ id, deskNumber }: Pick<Filed, 'id' | 'deskNumber'>, version: number, papers: readonly string[]) =>
  caseCorrectedSchema.parse({
    ...{ kind: 'case.corrected', case: id, version, base: version - 1, reason: 'შეცდომა', deskNumber },
    ...{ center: 'shua-center', operator: uuid(8), service: 'municipality-road', form: 'municipality-road' },
    ...{ catalogueVersion: 1, receiptLanguage: 'ka', route: { channel: 'system', municipality: 'ambrolauri' } },
    ...{ applicant: { lastName: 'საცდელი', firstName: 'ნინო' }, answers: {}, filedOn: '2026-03-02' },
    ...{ filedAt: reading, savedAt: reading },
    papers: papers.map((sha256) => ({ sha256, name: 'a.pdf', mediaType: 'application/pdf', size: 4 })),
  });
const scan = 'ab'.repeat(32);

/** Corrects the case with one paper that is new to it, or was new to the correction before; answers its place in the queue. */
function correct(db: Db, filed: Filed, version: number): number {
  return db.transaction(() => {
    const payload = correction(filed, version, [scan]);
    const text = JSON.stringify(payload);
    const paper = { sha256: scan, mediaType: 'application/pdf', bytes: Buffer.from('scan'), addedAt: at };
    addPaper(db, { holder: filed.id, ...paper, version });
    addVersion(db, placeOf(db, filed.id) ?? 0, payload, text);
    return appendEntry(db, { caseId: filed.id, version, payload: text }).seq;
  });
}

/** Central has everything, and says this of the entry. */
function said(db: Db, { id }: Filed, kind: 'entry.taken' | 'entry.refused', seq: number, time: string): void {
  db.transaction(() => {
    markDelivered(db, 1, readExchange(db).has.seq, chainHead(db, enrolledDesk), time);
    const n = (db.get<{ n: number | null }>('select max(n) as n from feed_events')?.n ?? 0) + 1;
    keepEvent(db, { n, kind, caseId: id, event: JSON.stringify({ kind, epoch: 1, seq }), receivedAt: time });
  });
}

/** Central says it is so late, the desk's clock agrees, and everything due goes. */
function passTo(db: Db, days: number): number {
  centralSays(db, later(days));
  return sweepToEnd(db, { rules, wall: later(days) });
}

/** A registered case of a desk that is enrolled. */
function registeredCase(): { readonly db: Db; readonly filed: Filed } {
  const db = opened();
  enrol(db);
  centralSays(db, later(0));
  const filed = fileCase(db, 'გზა');
  register(db, filed, later(1));
  return { db, filed };
}

/** The order of a purge of which everything but the papers is right. */
const order = ({ id, deskNumber }: Filed) => ({
  ...{ caseId: id, deskNumber, class: 'standard', countedFrom: later(1), days: 365, settledSince: later(2) },
  ...{ horizonDays: 90, provenAt: later(400), wallAt: later(400) },
});

test('a paper of a refused correction is not sent, not waited for, and keeps no case', () => {
  const { db, filed } = registeredCase();
  const seq = correct(db, filed, 2);
  expect([papersWaiting(db, filed.id), papersToSend(db, 9).count, unsentPapers(db)]).toEqual([1, 1, [scan]]);
  said(db, filed, 'entry.refused', seq, later(2));
  expect([papersWaiting(db, filed.id), papersToSend(db, 9).count, unsentPapers(db)]).toEqual([0, 0, []]);
  expect([passTo(db, 2), passTo(db, 365), passTo(db, 366)]).toEqual([0, 0, 1]);
  expect(db.all('select sha256 from papers')).toEqual([]);
  db.close();
});

const owing: Readonly<Record<string, (db: Db, filed: Filed) => void>> = {
  'central has said nothing of the correction yet': () => undefined,
  'central took it': (db, filed) => said(db, filed, 'entry.taken', 2, later(2)),
  'central refused it once and took it since': (db, filed) => {
    said(db, filed, 'entry.refused', 2, later(2));
    said(db, filed, 'entry.taken', 2, later(2));
  },
  'a later correction was taken': (db, filed) => {
    const seq = correct(db, filed, 3);
    said(db, filed, 'entry.refused', 2, later(2));
    said(db, filed, 'entry.taken', seq, later(2));
  },
  'the application itself may name it': (db, filed) => {
    said(db, filed, 'entry.refused', 2, later(2));
    db.run('update paper_holders set brought_by = 1');
  },
};

test.each(Object.entries(owing))('%s: the paper is owed, and the database itself refuses to forget', (_name, then) => {
  const { db, filed } = registeredCase();
  correct(db, filed, 2);
  markDelivered(db, 1, 1, chainHead(db, enrolledDesk), later(2));
  then(db, filed);
  expect(papersWaiting(db, filed.id)).toBe(1);
  expect([passTo(db, 2), passTo(db, 400)]).toEqual([0, 0]);
  expect(() => beginPurge(db, order(filed))).toThrow('forgotten only when that is proven');
  db.close();
});

test('a correction that came to central late is as young as its coming', () => {
  const { db, filed } = registeredCase();
  const other = fileCase(db, 'წყალი');
  register(db, other, later(1));
  const seq = correct(db, filed, 2);
  db.run('update papers set delivered_at = ?', at);
  // Judged while it waits for a line that comes a year later; it stands in no other case's way.
  expect([passTo(db, 2), passTo(db, 400)]).toEqual([0, 1]);
  said(db, filed, 'entry.taken', seq, later(400));
  expect([passTo(db, 401), passTo(db, 490), passTo(db, 491)]).toEqual([0, 0, 1]);
  db.close();
});

test('papers of corrections made before are known by the version that brought them, those of applications stay', () => {
  const path = scratch();
  const before = opened(
    path,
    shipped.filter(({ number }) => number < 240),
  );
  const own = 'cd'.repeat(32);
  const filed = file(before, { payload: JSON.stringify({ papers: [own] }) });
  for (const [version, papers] of [
    [2, [own]],
    [3, [own, scan]],
    [4, [scan]],
  ] as const) {
    const payload = correction(filed, version, papers);
    addVersion(before, 1, payload, JSON.stringify(payload));
  }
  for (const [sha256, holder] of [
    [own, filed.id],
    [scan, filed.id],
    [scan, uuid(700)],
  ] as const) {
    before.run(
      'insert into papers (sha256, media_type, size, added_at) values (?, ?, 4, ?) on conflict do nothing',
      sha256,
      'm',
      at,
    );
    before.run('insert into paper_holders values (?, ?)', holder, sha256);
  }
  before.close();
  const db = opened(path);
  expect(db.all('select holder, sha256, brought_by as version from paper_holders order by holder, sha256')).toEqual([
    { holder: filed.id, sha256: scan, version: 3 },
    { holder: filed.id, sha256: own, version: 1 },
    { holder: uuid(700), sha256: scan, version: 1 },
  ]);
  db.close();
});

test('a store put together from the journal knows it too, whichever version is read first', () => {
  const own = 'cd'.repeat(32);
  const { id, deskNumber } = { id: uuid(1), deskNumber: caseOf(1).deskNumber };
  const papers = [own, scan].map((sha256) => ({ sha256, mediaType: 'application/pdf', addedAt: at }));
  const record = (version: number, named: readonly string[]): CaseRecord => {
    const payload = correction({ id, deskNumber }, version, named);
    return {
      ...{ kind: 'case', case: id, version, channel: 'system', deskNumber, service: payload.service },
      ...{ municipality: 'ambrolauri', applicantName: 'საცდელი ნინო', personalNumber: null, filedOn: '2026-03-02' },
      ...{ filedAt: at, payload: JSON.stringify(payload), entry: null, papers },
    };
  };
  // Each was written into the journal anew when the case had both papers.
  const records = [record(2, [own]), record(3, [own, scan]), record(4, [scan])];
  for (const order of [records, records.toReversed()]) {
    const db = opened();
    const replay = replayer(db);
    for (const sha256 of [own, scan]) replay({ kind: 'paper', sha256, bytes: Buffer.from(sha256) });
    for (const one of order) replay(one);
    expect(db.all('select sha256, brought_by as version from paper_holders order by sha256 desc')).toEqual([
      { sha256: own, version: 2 },
      { sha256: scan, version: 3 },
    ]);
    db.close();
  }
});
