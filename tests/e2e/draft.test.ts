// What the screen calls saved is there after a power cut, also when it is only being typed: the built desk is killed
// right after its screen said so, and the draft opens where it was, with every letter.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startCentralProcess, startDesk, temporaryFolder } from './harness.ts';

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ჩაწერა და შესვლა' }).click();
  await page.getByRole('heading', { name: 'რა სერვისი სჭირდება მოქალაქეს?' }).waitFor();
}

test('a draft that the screen called saved survives kill -9 and opens at its step', async () => {
  const folder = temporaryFolder();
  const central = await startCentralProcess();
  const setting = { folder, central: central.url, enrolmentCode: central.enrolmentCode };
  const first = await startDesk(setting);
  const { page } = first;
  await signIn(page);
  await page.getByRole('status').filter({ hasText: 'კავშირი არის' }).waitFor();
  await page.getByLabel('სერვისის ძიება').fill('gzis dazianeba');
  await page.getByText('გზის დაზიანების შესახებ შეტყობინება').first().waitFor();
  await page.getByLabel('სერვისის ძიება').press('Enter');
  await page.getByRole('button', { name: 'განცხადების დაწყება' }).click();
  await page.getByLabel('გვარი', { exact: true }).pressSequentially('მაგალითაძე-ხუციშვილი');
  await page.getByText(/^✓?\s*შენახულია \d\d:\d\d$/).waitFor();
  await first.kill9();

  const second = await startDesk(setting);
  await signIn(second.page);
  await second.page.keyboard.press('F6');
  await second.page.getByText('მაგალითაძე-ხუციშვილი').first().waitFor();
  await second.page.getByRole('button', { name: 'გაგრძელება' }).click();
  await second.page.getByRole('heading', { name: 'განმცხადებელი', level: 1 }).waitFor();
  expect(await second.page.getByLabel('გვარი', { exact: true }).inputValue()).toBe('მაგალითაძე-ხუციშვილი');
  expect(await second.stop()).toBe(0);
});
