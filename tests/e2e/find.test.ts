// Promise: a case is found and opened without a mouse, and who files the same again is warned, states a reason by keys
// alone, and the reason stays with the case.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { applicant, beginRoad, submitRoad } from '../renderer/fake-desk/samples.ts';
import { startCentralProcess, startDesk } from './harness.ts';
import { focused, heading, tabTo } from './keys.ts';

/** The door of the built desk, for what this story takes for granted. */
function doorOf(page: Page): Pick<Bridge, 'call'> {
  const ask = `([name, input]) => window.sopeli.call(name, input)`;
  return { call: (name, input) => page.evaluate(`(${ask})(${JSON.stringify([name, input])})`) };
}

test('F3, type, arrow, Enter opens a case; the same again is filed with a reason', async () => {
  const central = await startCentralProcess();
  const { page } = await startDesk({ central: central.url, enrolmentCode: central.enrolmentCode });
  const { keyboard } = page;
  await page.getByRole('button', { name: 'ჩაწერა და შესვლა' }).waitFor();
  await tabTo(page, 'ჩაწერა და შესვლა');
  await keyboard.press('Enter');
  await heading(page, 'რა სერვისი სჭირდება მოქალაქეს?');
  const desk = { bridge: doorOf(page) };
  const asks = applicant('ქავთარაძე', 'ნანული');
  const first = await submitRoad(desk, asks);
  await submitRoad(desk, { ...applicant('ქავთარაძე', 'ზურაბი'), personalNumber: '99900000028' });
  await beginRoad(desk, asks);

  await keyboard.press('F3');
  await heading(page, 'საქმეები');
  await keyboard.type('qavtaraZe nanu');
  await page.getByText('ნაპოვნია: 2').waitFor();
  expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
    expect.stringContaining('მონახაზი'),
    expect.stringContaining('ქავთარაძე ნანული'),
  ]);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await heading(page, `საქმე ${first.replace(/^(...)(..)(..)(.{6})(..)$/, '$1 $2 $3 $4 $5')}`);

  await keyboard.press('F3');
  await keyboard.type('6789 ნანული');
  await page.getByText('ვერაფერი მოიძებნა').waitFor();
  await keyboard.press('Escape');
  await keyboard.type('Քավթարաձե Նանուլի');
  await page.getByText('ნაპოვნია: 2').waitFor();
  await keyboard.press('ArrowDown');
  expect(await page.evaluate<string>(focused)).toContain('გაგრძელება');
  await keyboard.press('Enter');

  await heading(page, 'შემოწმება');
  await page.getByRole('alert').filter({ hasText: 'შესაძლოა, ეს განცხადება უკვე შემოტანილია' }).waitFor();
  await keyboard.press('Control+Enter');
  await page.getByText('აირჩიეთ მიზეზი').waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await keyboard.press('Control+Enter');
  await heading(page, 'საქმე შენახულია');
  await tabTo(page, 'საქმის გახსნა');
  await keyboard.press('Enter');
  await page.getByText('წარდგენილია მსგავსი საქმის მიუხედავად: ').waitFor();
});
