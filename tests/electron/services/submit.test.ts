// Promises: what the screen calls saved is committed whole or not at all, and one draft makes one case, ever.
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { latestVersion } from '../../../db/cases.ts';
import { recordAnswer } from '../../../db/feed.ts';
import { entriesAfter } from '../../../db/outbox.ts';
import type { Db } from '../../../db/sqlite.ts';
import { isDeskNumber } from '../../../shared/cases/desk-number.ts';
import { caseSubmittedSchema } from '../../../shared/cases/payload.ts';
import { applicationContent, manualMunicipality, savedDraft, submitted } from '../application.ts';
import { openTestDesk, testDevice } from '../desk.ts';

const tables = [
  'cases',
  'case_versions',
  'case_states',
  'outbox',
  'audit',
  'drafts',
  'papers',
  'paper_holders',
  'serials',
];
const contents = (db: Db): string => JSON.stringify(tables.map((table) => db.all(`select * from ${table} order by 1`)));

test('a complete application becomes a case: number, payload, outbox entry and audit entry, and the draft is gone', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await savedDraft(desk);
  const summary = await desk.done('case.submit', { draft: draft.id, revision: draft.revision });
  expect(isDeskNumber(summary.deskNumber)).toBe(true);
  expect(summary).toMatchObject({
    case: draft.id,
    state: 'queued',
    applicantName: 'მაგალითაძე ნინო',
    filedOn: '2026-05-04',
  });
  const payload = latestVersion(desk.db, draft.id)?.payload ?? '';
  expect(caseSubmittedSchema.parse(JSON.parse(payload))).toMatchObject({
    deskNumber: summary.deskNumber,
    center: testDevice.center,
  });
  expect(entriesAfter(desk.db, 1, 0, 10).map((entry) => entry.payload)).toEqual([payload]);
  const audited = desk.db.get<{ record: string }>('select unpacked(record) as record from audit order by seq desc');
  expect(JSON.parse(audited?.record ?? '')).toMatchObject({ call: 'case.submit', subject: draft.id, outcome: 'ok' });
  expect(await desk.call('draft.read', { draft: draft.id })).toMatchObject({ problem: { code: 'draft.submitted' } });
});

test('submitting the same draft again answers the same case and changes nothing but the audit chain', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await savedDraft(desk);
  const submit = { draft: draft.id, revision: draft.revision };
  const [first, second] = await Promise.all([desk.done('case.submit', submit), desk.done('case.submit', submit)]);
  expect(second).toEqual(first);
  expect(desk.db.get('select count(*) as n from cases')).toEqual({ n: 1 });
  expect(desk.db.get('select count(*) as n from outbox')).toEqual({ n: 1 });
});

test('desk numbers follow each other without gaps, also after a refused submit', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const serials = [(await submitted(desk)).deskNumber.slice(7, 13)];
  const broken = await savedDraft(desk, applicationContent({ answers: {} }));
  expect(await desk.call('case.submit', { draft: broken.id, revision: broken.revision })).toMatchObject({ ok: false });
  serials.push((await submitted(desk)).deskNumber.slice(7, 13));
  expect(serials).toEqual(['000001', '000002']);
});

test('what does not pass is told field by field', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await savedDraft(
    desk,
    applicationContent({ applicant: { applicantKind: 'person', lastName: 'მაგალითაძე' }, answers: {} }),
  );
  const refused = await desk.call('case.submit', { draft: draft.id, revision: draft.revision });
  expect(refused).toMatchObject({ ok: false, problem: { code: 'case.invalid' } });
  const fields = refused.ok ? [] : (refused.problem.fields ?? []);
  expect(fields).toContainEqual({ path: 'applicant.firstName', rule: 'required' });
  expect(fields.some(({ path }) => path.startsWith('answers.'))).toBe(true);
  expect(await desk.done('draft.read', { draft: draft.id })).toMatchObject({ revision: draft.revision });
});

test('an old revision, an unknown municipality and a desk not enrolled are named', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const draft = await savedDraft(desk);
  const outdated = await desk.call('case.submit', { draft: draft.id, revision: draft.revision - 1 });
  expect(outdated).toMatchObject({ problem: { code: 'draft.outdated' } });
  const nowhere = await savedDraft(desk, applicationContent({ municipality: 'nowhere' }));
  const lost = await desk.call('case.submit', { draft: nowhere.id, revision: nowhere.revision });
  expect(lost).toMatchObject({ problem: { code: 'municipality.unknown' } });
  desk.db.run('delete from device');
  const alone = await desk.call('case.submit', { draft: draft.id, revision: draft.revision });
  expect(alone).toMatchObject({ problem: { code: 'desk.not-enrolled' } });
});

test('a municipality without the system gets its case on paper: no outbox entry, state manual', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const summary = await submitted(desk, applicationContent({ municipality: manualMunicipality }));
  expect(summary).toMatchObject({ state: 'manual', route: { channel: 'manual', municipality: manualMunicipality } });
  expect(desk.db.get('select count(*) as n from outbox')).toEqual({ n: 0 });
});

test('a store that fails at any statement leaves nothing half done, and the next try succeeds', async () => {
  let failAt = Number.POSITIVE_INFINITY;
  let writes = 0;
  const failing = (db: Db): Db => {
    const count = (): void => {
      writes += 1;
      if (writes === failAt) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    return {
      get: (sql, ...values) => {
        count();
        return db.get(sql, ...values);
      },
      all: (sql, ...values) => db.all(sql, ...values),
      run: (sql, ...values) => {
        count();
        return db.run(sql, ...values);
      },
      exec: (sql) => db.exec(sql),
      pragma: (text) => db.pragma(text),
      transaction: (body) => db.transaction(body),
      get inTransaction() {
        return db.inTransaction;
      },
      close: () => db.close(),
    };
  };
  const desk = await openTestDesk({ wrap: failing });
  await desk.signIn();
  const draft = await savedDraft(desk);
  const submit = { draft: draft.id, revision: draft.revision };
  const before = contents(desk.db);
  let failures = 0;
  for (;;) {
    writes = 0;
    failAt = failures + 1;
    const result = await desk.call('case.submit', submit);
    if (result.ok) break;
    expect(result.problem.code).toBe('desk.disk-full');
    expect(contents(desk.db)).toBe(before);
    failures += 1;
  }
  expect(failures).toBeGreaterThan(10);
  expect(contents(desk.db)).not.toBe(before);
  expect(verifyAudit(desk.db).ok).toBe(true);
});

test('a clock at 1970 refuses nothing: the case is dated by what is proven of time, and the reading is kept as it was', async () => {
  const desk = await openTestDesk();
  desk.clock.jump('1970-01-01T00:00:00.000Z');
  await desk.signIn();
  expect(await submitted(desk)).toMatchObject({ filedOn: '2026-01-01' });
  expect(await desk.done('queue.read', {})).toMatchObject({ clock: 'behind' });
  const time = '2026-05-04T08:30:00.000Z';
  recordAnswer(desk.db, { serverEpoch: testDevice.device, time, receivedAt: '1970-01-01T00:00:00.000Z' });
  const { deskNumber, case: id, filedOn } = await submitted(desk);
  expect(filedOn).toBe('2026-05-04');
  expect(deskNumber.slice(5, 7)).toBe('26');
  expect(JSON.parse(latestVersion(desk.db, id)?.payload ?? '')).toMatchObject({
    filedAt: { wall: '1970-01-01T00:00:00.000Z', trusted: time },
  });
});
