// Steps that stories share: each works one stretch of the way by keys alone. The persons are invented.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { Story } from './story.ts';

/** The case that the desk holds, as its own door gives it out. */
function caseOf({ page }: Story, deskNumber: string): Promise<unknown> {
  return page.evaluate(`window.sopeli.call('case.read', { deskNumber: '${deskNumber}' })`);
}

/** What the desk's own door answers; undefined where it refuses. */
export const ask = <T>(story: Story, call: string, input: object = {}): Promise<T> =>
  story.page.evaluate(`window.sopeli.call('${call}', ${JSON.stringify(input)}).then((answer) => answer.value)`);

/** Finds the case by its number, as on a receipt that somebody brings, and opens it. */
export async function openCase(story: Story, deskNumber: string): Promise<void> {
  await story.press('F3');
  await story.heading('საქმეები');
  await story.fill('ძებნა', deskNumber);
  await story.press('Enter');
  await story.heading(`საქმე ${formatDeskNumber(deskNumber)}`);
}

/** Names and birth, in the order of the form. */
export async function person(story: Story, lastName: string, firstName: string, born: string): Promise<void> {
  await story.fill('გვარი', lastName);
  await story.fill('სახელი', firstName);
  await story.fill('დაბადების თარიღი', born);
}

/** Begins with an identity card. */
export async function withCard(story: Story, documentNumber: string, personalNumber: string): Promise<void> {
  await story.choose('დოკუმენტის სახე', 'პირადობის მოწმობა');
  await story.fill('დოკუმენტის ნომერი', documentNumber);
  await story.fill('პირადი ნომერი', personalNumber);
}

/** Address, and the answer wanted at the center. */
export async function reached(story: Story): Promise<void> {
  await story.fill('რეგისტრაციის მისამართი', 'სოფელი შაშიანი');
  await story.choose('პასუხის მიღების გზა', 'საზოგადოებრივ ცენტრში');
}

/** The form about a broken pipe, up to the check page. */
export async function water(story: Story): Promise<void> {
  await story.heading('განაცხადი');
  await story.fill('დასახლება', 'შაშიანი');
  await story.fill('მისამართი', 'ზემო უბანი');
  await story.choose('პრობლემა', 'წყალი არ მიეწოდება');
  await story.fill('როდიდან', '01.11.2026 08:00');
  await story.choose('ხასიათი', 'ამჟამად');
  await story.choose('არის ჯანმრთელობის საფრთხე', 'არა');
  await story.fill('აღწერა', 'მილი გაიყინა და გასკდა, უბანს წყალი არ აქვს.');
  await story.press('Control+Enter');
}

/** From the check page to the receipt in hand; answers what the desk holds. */
export async function filed(story: Story) {
  const deskNumber = await story.submit();
  await story.picture('saved');
  const receipt = readFileSync(await story.receipt());
  expect(receipt.subarray(0, 5).toString()).toBe('%PDF-');
  return caseOf(story, deskNumber);
}
