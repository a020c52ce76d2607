// The first half of the tour: an operator signs in, the line dies, and a case is recorded and saved without it. Found
// by what people see and hear (roles and labels), so that a screen nobody could use would end the tour.
import { type Stage, step } from './stage.ts';

/** An invented person; practice personal numbers start with 999. */
export const applicant = {
  family: 'სანიმუშო',
  given: 'ნინო',
  number: '99900000017',
  born: '05.03.1961',
  address: 'სოფელი შაშიანი, ჭავჭავაძის ქუჩა 1',
  phone: '555 12 34 56',
};
export const damage = 'ხიდთან გზა ჩაწყდა, სიღრმე ნახევარი მეტრია.';

async function signIn(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByRole('button', { name: 'ჩაწერა და შესვლა' }).click();
  await page.getByRole('status').filter({ hasText: 'კავშირი არის' }).waitFor();
  await page.getByRole('heading', { name: 'რა სერვისი სჭირდება მოქალაქეს?' }).waitFor();
}

async function lineDies(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.breakLine();
  await page.getByRole('button', { name: 'გასაგზავნი' }).first().click();
  await page.getByRole('button', { name: 'ახლავე ცდა' }).click();
  await page.getByRole('status').filter({ hasText: 'კავშირი არ არის' }).waitFor();
}

async function findService(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByRole('button', { name: 'ახალი საქმე' }).first().click();
  await page.getByLabel('სერვისის ძიება').fill('gzis dazianeba');
  await page.getByText('გზის დაზიანების შესახებ შეტყობინება').first().waitFor();
}

async function openService(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByLabel('სერვისის ძიება').press('Enter');
  await page.getByRole('heading', { name: 'გზის დაზიანების შესახებ შეტყობინება', level: 1 }).waitFor();
}

async function fillApplicant(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByRole('button', { name: 'განცხადების დაწყება' }).click();
  await page.getByLabel('დოკუმენტის სახე').selectOption({ label: 'პირადობის მოწმობა' });
  await page.getByLabel('დოკუმენტის ნომერი').fill('99AA00001');
  await page.getByLabel('პირადი ნომერი').fill(applicant.number);
  await page.getByLabel('გვარი', { exact: true }).fill(applicant.family);
  await page.getByLabel('სახელი', { exact: true }).fill(applicant.given);
  await page.getByLabel('დაბადების თარიღი').fill(applicant.born);
  await page.getByLabel('რეგისტრაციის მისამართი').fill(applicant.address);
  await page.getByLabel('პასუხის მიღების გზა').selectOption({ label: 'საზოგადოებრივ ცენტრში' });
  await page.getByRole('textbox', { name: 'ტელეფონის ნომერი' }).fill(applicant.phone);
}

async function fillForm(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByRole('button', { name: 'შემდეგი' }).click();
  await page.getByRole('heading', { name: 'განაცხადი', level: 1 }).waitFor();
  await page.getByLabel('დასახლება').fill('შაშიანი');
  await page.getByLabel('ზუსტი ადგილი').fill('ხიდთან');
  await page.getByLabel('გზის სახე').selectOption({ label: 'სოფლის გზა' });
  await page.getByLabel('დაზიანების სახე').selectOption({ label: 'წარეცხვა' });
  await page.getByLabel('გზა გასავლელია').selectOption({ label: 'არა' });
  await page.getByLabel('აღწერა').fill(damage);
  const picture = await page.screenshot();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'ხიდი.png', mimeType: 'image/png', buffer: picture });
  await page.getByRole('button', { name: 'ნახვა ხიდი.png' }).waitFor();
}

async function checkAnswers(stage: Stage): Promise<void> {
  const { page } = stage;
  await page.getByRole('button', { name: 'შემდეგი' }).click();
  await page.getByRole('heading', { name: 'შემოწმება', level: 1 }).waitFor();
  await page.getByText(damage).waitFor();
  await page.getByText('ხიდი.png').first().waitFor();
}

async function submit(stage: Stage): Promise<string> {
  const { page } = stage;
  for (const consent of await page.getByRole('checkbox').all()) await consent.check();
  await page.getByRole('button', { name: 'წარდგენა' }).click();
  await page.getByRole('heading', { name: 'საქმე შენახულია' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'გასაგზავნია' }).waitFor();
  return (await page.locator('.desk-number').innerText()).replace(/\D/g, '');
}

/** Records one case while the line is dead; answers its desk number. */
export async function fileCase(stage: Stage): Promise<string> {
  await step(stage, 'The practice operator signs in; central has answered', 'signed-in', () => signIn(stage));
  await step(stage, 'The line dies', 'line-dead', () => lineDies(stage));
  await step(stage, 'A service is found in Latin letters', 'found', () => findService(stage));
  await step(stage, 'The service is opened', 'service', () => openService(stage));
  await step(stage, 'The applicant is recorded', 'applicant', () => fillApplicant(stage));
  await step(stage, 'The form is filled, with a photograph', 'form', () => fillForm(stage));
  await step(stage, 'The answers are checked', 'check', () => checkAnswers(stage));
  return step(stage, 'The case is saved, without a line', 'saved', () => submit(stage));
}
