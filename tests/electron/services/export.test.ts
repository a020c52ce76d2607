// Promise: an export holds every case of its days once; nobody is named in it unless an administrator says so, and then the
// audit chain names that.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { practiceOperator } from '../../../electron/services/practice.ts';
import { listedName } from '../../../electron/services/service-names.ts';
import { applicationContent, sensitiveService, submitted } from '../application.ts';
import { catalogue, openTestDesk } from '../desk.ts';

const may = { format: 'json', language: 'ka', from: '2026-05-01', to: '2026-05-31' } as const;

const casesIn = (file: string) =>
  (JSON.parse(readFileSync(file, 'utf8')) as { cases: Record<string, unknown>[] }).cases;

test('cases of the days asked for, people as numbers, sensitive services by their neutral name', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { applicant } = applicationContent();
  const other = { ...applicant, personalNumber: '99900000002', lastName: 'სხვაძე' };
  for (const content of [applicationContent(), applicationContent({ applicant: other }), applicationContent()]) {
    await submitted(desk, content, sensitiveService);
  }
  const withdrawn = await submitted(desk, applicationContent({ applicant: other }));
  await desk.done('case.withdraw', {
    ...{ deskNumber: withdrawn.deskNumber, base: 1, reason: 'აღარ სჭირდება' },
    askedBy: { role: 'applicant', name: '' },
  });
  desk.clock.advance(40 * 86_400_000);
  await submitted(desk);
  const { file, count } = await desk.done('export.cases', may);
  const cases = casesIn(file);
  expect([count, cases.length]).toEqual([4, 4]);
  expect(cases.map(({ person }) => person)).toEqual([1, 2, 1, 2]);
  expect(cases.map((one) => one['withdrawn'])).toEqual([true, false, false, false]);
  expect(cases[1]).toMatchObject({
    service: listedName(catalogue, sensitiveService),
    operator: practiceOperator.name,
    state: 'queued',
    filedOn: '2026-05-04',
  });
  expect(readFileSync(file, 'utf8')).not.toMatch(/მაგალითაძე|სხვაძე|999000000/);
  for (const to of ['2026-04-30', '2027-05-02']) {
    expect(await desk.call('export.cases', { ...may, to })).toMatchObject({ problem: { code: 'call.invalid' } });
  }
  const csv = await desk.done('export.cases', { ...may, format: 'csv' });
  expect(readFileSync(csv.file).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(readFileSync(csv.file, 'utf8').trim().split('\r\n').length).toBe(5);
});

test('names are for administrators, by a call of its own that the audit chain keeps', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  await submitted(desk, applicationContent(), sensitiveService);
  expect(await desk.call('export.cases-named', may)).toMatchObject({ problem: { code: 'call.role-missing' } });
  desk.db.run(`update operators set role = 'administrator'`);
  await desk.signIn();
  const { file } = await desk.done('export.cases-named', may);
  expect(casesIn(file)[0]).toMatchObject({ applicant: 'მაგალითაძე ნინო', personalNumber: '99900000001' });
  const audit = desk.db.all<{ record: string }>(
    'select unpacked(record) as record from audit order by seq desc limit 1',
  );
  expect(JSON.parse(audit[0]?.record ?? '{}')).toMatchObject({ call: 'export.cases-named', outcome: 'ok' });
});
