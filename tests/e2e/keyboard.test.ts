// Promise 10: the whole main job without a mouse, on the built desk: from signing in to the registered case. Only keys
// are pressed here; what has the focus is found by its name, as a person who listens would.
import { expect, test } from 'vitest';
import { startCentralProcess, startDesk } from './harness.ts';
import { choose, focused, heading, tabTo, type } from './keys.ts';

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
