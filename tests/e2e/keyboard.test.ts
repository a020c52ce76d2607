// Promise 10: the whole main job without a mouse, on the built desk: from signing in to the registered case. Only keys
// are pressed here; what has the focus is found by its name, as a person who listens would.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startCentralProcess, startDesk } from './harness.ts';

const mostTabs = 80;

/** What a screen reader would call the element that has the focus. */
const focused = `(() => {
  const one = document.activeElement;
  const names = [...(one.labels ?? [])].map((label) => label.innerText);
  return [...names, one.getAttribute('aria-label') ?? '', one.innerText ?? ''].join(' ');
})()`;

/** Moves the focus forward until it stands on the control of this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < mostTabs; press++) {
    if ((await page.evaluate<string>(focused)).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

async function choose(page: Page, name: string, option: string): Promise<void> {
  await tabTo(page, name);
  const chosen = `document.activeElement.selectedOptions?.[0]?.label`;
  for (let press = 0; press < mostTabs; press++) {
    if ((await page.evaluate<string>(chosen)) === option) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${name} has no ${option}`);
}

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();

test('a case goes from signing in to its registration number by keys alone', async () => {
  const central = await startCentralProcess();
  const { page } = await startDesk({ central: central.url, enrolmentCode: central.enrolmentCode });
  await page.getByRole('button', { name: 'ჩაწერა და შესვლა' }).waitFor();
  await tabTo(page, 'ჩაწერა და შესვლა');
  await page.keyboard.press('Enter');
  await heading(page, 'რა სერვისი სჭირდება მოქალაქეს?');
  await page.getByRole('status').filter({ hasText: 'კავშირი არის' }).waitFor();

  await page.keyboard.type('gzis dazianeba');
  await page.getByText('გზის დაზიანების შესახებ შეტყობინება').first().waitFor();
  await page.keyboard.press('Enter');
  await heading(page, 'გზის დაზიანების შესახებ შეტყობინება');
  await tabTo(page, 'განცხადების დაწყება');
  await page.keyboard.press('Enter');

  await heading(page, 'განმცხადებელი');
  await choose(page, 'დოკუმენტის სახე', 'პირადობის მოწმობა');
  await type(page, 'დოკუმენტის ნომერი', '99AA00002');
  await type(page, 'პირადი ნომერი', '99900000028');
  await type(page, 'გვარი', 'გვენეტაძე-მჭედლიშვილი');
  await type(page, 'სახელი', 'ხვიჩა');
  await type(page, 'დაბადების თარიღი', '7.11.1958');
  await type(page, 'რეგისტრაციის მისამართი', 'სოფელი შაშიანი');
  await choose(page, 'პასუხის მიღების გზა', 'საზოგადოებრივ ცენტრში');
  await page.keyboard.press('Control+Enter');

  await heading(page, 'განაცხადი');
  await type(page, 'დასახლება', 'შაშიანი');
  await type(page, 'ზუსტი ადგილი', 'წყაროსთან');
  await choose(page, 'გზის სახე', 'სოფლის გზა');
  await choose(page, 'დაზიანების სახე', 'წარეცხვა');
  await choose(page, 'გზა გასავლელია', 'არა');
  await type(page, 'აღწერა', 'წვიმამ გზა წარეცხა, მანქანა ვერ გადის.');
  await page.keyboard.press('Control+Enter');

  await heading(page, 'შემოწმება');
  await tabTo(page, 'პერსონალურ მონაცემთა');
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');

  await heading(page, 'საქმე შენახულია');
  const deskNumber = (await page.locator('.desk-number').innerText()).replace(/\D/g, '');
  expect(deskNumber).toMatch(/^\d{15}$/);
  expect(await page.evaluate<string>(focused)).toContain('ბეჭდვა');
  await tabTo(page, 'საქმის გახსნა');
  await page.keyboard.press('Enter');
  await page.getByText(/^რეგისტრირებულია, ნომერი: \d\d-\d+$/).waitFor();
});
