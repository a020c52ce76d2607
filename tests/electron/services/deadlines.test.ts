// Promises: a deadline begins with filing at the desk, whatever central's registration says, and both are shown; what
// has passed is told in the list; a missing paper stops the clock, and the receipt promises no day that is not known.
import { expect, test } from 'vitest';
import { receiptWords } from '../../../shared/receipt/words.ts';
import { applicationContent, submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { catalogue, openTestDesk, type TestDesk } from '../desk.ts';

const dayMs = 86_400_000;

const said = (id: string, status: string, step: number, at: string) => ({
  ...{ kind: 'case.status', case: id, status, step, at },
  note: '',
});

async function decisionsOf(desk: TestDesk, deskNumber: string) {
  const { deadlines } = await desk.done('case.read', { deskNumber });
  return deadlines.flatMap(({ rule, counted, due, state }) => (rule === 'decision' ? [[counted, due, state]] : []));
}
const dueOf = async (desk: TestDesk) =>
  (await desk.done('case.list', { state: null, before: null })).cases.map(({ due }) => due);

test('filed on Monday, registered a day later: both ends are shown, and the one from filing is overdue first', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber } = await submitted(desk);
  expect(await decisionsOf(desk, deskNumber)).toEqual([['filed', '2026-06-04', 'running']]);
  centralSays(desk, registered);
  desk.clock.advance(31 * dayMs);
  expect(await decisionsOf(desk, deskNumber)).toEqual([
    ['filed', '2026-06-04', 'running'],
    ['registered', '2026-06-05', 'running'],
  ]);
  desk.clock.advance(dayMs);
  expect(await decisionsOf(desk, deskNumber)).toEqual([
    ['filed', '2026-06-04', 'overdue'],
    ['registered', '2026-06-05', 'running'],
  ]);
  expect(await dueOf(desk)).toEqual([{ due: '2026-06-04', state: 'overdue' }]);
});

test('a request for a missing paper stops the term until it came; statuses count by central’s time, not by arrival', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber, case: id } = await submitted(desk);
  centralSays(desk, registered, said(id, 'flaw', 1, '2026-05-10T08:00:00.000Z'));
  expect(await decisionsOf(desk, deskNumber)).toContainEqual(['filed', null, 'paused']);
  expect(await dueOf(desk)).toEqual([{ due: null, state: 'paused' }]);
  const { deadlines } = await desk.done('case.read', { deskNumber });
  expect(deadlines.find(({ rule }) => rule === 'flaw')).toMatchObject({ from: '2026-05-10', due: '2026-05-15' });
  // The paper came on the 18th; the word of a second request, given before, arrives after it.
  centralSays(
    desk,
    said(id, 'in-review', 3, '2026-05-18T08:00:00.000Z'),
    said(id, 'flaw', 2, '2026-05-12T08:00:00.000Z'),
  );
  expect(await decisionsOf(desk, deskNumber)).toContainEqual(['filed', '2026-06-12', 'running']);
});

test('a decision ends the waiting and begins the month for a complaint', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const { deskNumber, case: id } = await submitted(desk);
  centralSays(desk, registered, said(id, 'refused', 1, '2026-06-10T08:00:00.000Z'));
  desk.clock.advance(45 * dayMs);
  expect(await decisionsOf(desk, deskNumber)).toContainEqual(['filed', '2026-06-04', 'late']);
  expect(await dueOf(desk)).toEqual([null]);
  const { deadlines } = await desk.done('case.read', { deskNumber });
  expect(deadlines.find(({ rule }) => rule === 'complaint')).toMatchObject({ counted: 'decided', due: '2026-07-10' });
});

test('the receipt gives the day by filing, and by registration once there is one; where no term is known, none', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const html = async (deskNumber: string) => (await desk.done('receipt.read', { deskNumber, size: 'A4' })).html;
  const { deskNumber } = await submitted(desk);
  expect(await html(deskNumber)).toContain(receiptWords.dueFiled.ka);
  expect(await html(deskNumber)).toContain('04.06.2026');
  expect(await html(deskNumber)).not.toContain(receiptWords.dueRegistered.ka);
  centralSays(desk, registered);
  expect(await html(deskNumber)).toContain(receiptWords.dueRegistered.ka);
  expect(await html(deskNumber)).toContain('05.06.2026');
  const unsure = catalogue.services.find(
    ({ intake, term, form }) =>
      intake === 'case-form' && term === null && (form ?? catalogue.generalForm) === catalogue.generalForm,
  );
  const other = await submitted(desk, applicationContent(), unsure?.id);
  expect(await html(other.deskNumber)).not.toContain(receiptWords.dueFiled.ka);
  expect((await dueOf(desk))[0]).toBeNull();
});
