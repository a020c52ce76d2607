// Promises: a case says no more than is proven, its timeline is in the order in which the desk learnt it, and what this
// version does not understand is kept and shown raw.
import { expect, test } from 'vitest';
import { applicationContent, manualMunicipality, savedDraft, submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { catalogue, openTestDesk } from '../desk.ts';

test('the timeline tells saving, printing, delivery, registration, statuses and unknown events', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber, case: id } = await submitted(desk);
  const later = (): void => desk.clock.advance(60_000);
  later();
  await desk.done('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  later();
  centralSays(desk, { kind: 'entry.waiting', epoch: 1, seq: 1 });
  later();
  // Central's clock says the day after; the desk learnt of it now.
  centralSays(desk, registered);
  later();
  const status = {
    kind: 'case.status',
    case: id,
    status: 'in-review',
    step: 1,
    at: '2026-05-04T08:00:00.000Z',
    note: 'განხილვა დაიწყო',
  };
  centralSays(desk, status, { kind: 'case.weather', case: id, sky: 'blue' });
  const { timeline, summary } = await desk.done('case.read', { deskNumber });
  expect(timeline.map(({ by, kind, detail }) => [by, kind, detail])).toEqual([
    ['desk', 'saved', ''],
    ['desk', 'printed', '1'],
    ['central', 'delivered', ''],
    ['central', 'waiting', ''],
    ['central', 'registered', 'REG-2026/77'],
    ['central', 'status', 'in-review'],
    ['central', 'unknown', 'case.weather'],
  ]);
  expect(timeline[5]).toMatchObject({ at: '2026-05-04T08:00:00.000Z', note: 'განხილვა დაიწყო' });
  expect(timeline[6]?.note).toContain('"sky":"blue"');
  expect(summary).toMatchObject({ state: 'registered', registrationNumber: 'REG-2026/77', status: 'in-review' });
});

test('a refusal carries central’s problem and reason', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  centralSays(desk, {
    kind: 'entry.refused',
    epoch: 1,
    seq: 1,
    problem: { code: 'service.closed' },
    reason: 'დახურულია',
  });
  const { timeline, summary } = await desk.done('case.read', { deskNumber });
  expect(timeline.at(-1)).toMatchObject({ kind: 'refused', note: 'დახურულია', problem: { code: 'service.closed' } });
  expect(summary).toMatchObject({ state: 'refused', registrationNumber: null });
});

test('a case is read with the catalogue it was filed with, whatever came since', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const filed = await submitted(desk);
  const begun = await savedDraft(desk);
  const emptied = {
    ...catalogue,
    version: catalogue.version + 1,
    services: catalogue.services.filter(({ id }) => id !== filed.service),
  };
  desk.db.run(
    'insert into catalogue_packages (version, package, received_at) values (?, ?, ?)',
    emptied.version,
    JSON.stringify(emptied),
    '2026-05-04T09:00:00.000Z',
  );
  expect((await desk.done('catalogue.read', {})).version).toBe(emptied.version);
  expect(await desk.call('service.read', { service: filed.service })).toMatchObject({
    problem: { code: 'service.unknown' },
  });
  expect((await desk.done('case.read', { deskNumber: filed.deskNumber })).summary.serviceName).toEqual(
    filed.serviceName,
  );
  // A draft that was begun before opens on its own form, is filed on it, and both receipts print for ever.
  const asOf = { service: begun.service, catalogueVersion: begun.catalogueVersion };
  expect(await desk.done('service.read', asOf)).toMatchObject({ catalogueVersion: catalogue.version });
  expect(await desk.call('service.read', { ...asOf, catalogueVersion: 99 })).toMatchObject({ ok: false });
  const late = await desk.done('case.submit', { draft: begun.id, revision: begun.revision });
  for (const { deskNumber } of [filed, late]) {
    const { html } = await desk.done('receipt.read', { deskNumber, size: 'A4' });
    expect(html).toContain(filed.serviceName.ka);
  }
});

test('lists are paged newest first, by state, and counted', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const numbers: string[] = [];
  for (let n = 0; n < 52; n += 1) {
    const content = n === 7 ? applicationContent({ municipality: manualMunicipality }) : applicationContent();
    numbers.unshift((await submitted(desk, content)).deskNumber);
  }
  const first = await desk.done('case.list', { state: null, before: null });
  expect(first.more).toBe(true);
  const second = await desk.done('case.list', { state: null, before: first.cases.at(-1)?.deskNumber ?? null });
  expect(second.more).toBe(false);
  expect([...first.cases, ...second.cases].map(({ deskNumber }) => deskNumber)).toEqual(numbers);
  const manual = await desk.done('case.list', { state: 'manual', before: null });
  expect(manual.cases.map(({ deskNumber }) => deskNumber)).toEqual([numbers[44]]);
  const queue = await desk.done('queue.read', {});
  expect(queue).toMatchObject({ queued: 51, manual: 1, delivered: 0, drafts: 0, line: { state: 'unproven' } });
});
