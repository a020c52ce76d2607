// The second half of the tour: the receipt goes home, the line returns, and central's answers reach the case.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stage, step } from './stage.ts';

export interface Answered {
  readonly registrationNumber: string;
  /** What the timeline says, in its own words. */
  readonly statuses: readonly string[];
}

const clerkMs = 30_000;
const lookMs = 2_000;

async function saveReceipt(stage: Stage): Promise<void> {
  const { page, folder } = stage;
  await page.getByRole('button', { name: 'PDF ფაილად შენახვა' }).click();
  const said = await page.getByText(/^ფაილი: .*\.pdf$/).innerText();
  const file = said.replace(/^ფაილი: /, '');
  if (!readFileSync(file).subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('the receipt is not a PDF');
  copyFileSync(file, join(folder, 'receipt.pdf'));
  await page.getByRole('button', { name: 'მიღების დასტურის ნახვა' }).click();
  const receipt = page.frameLocator('iframe');
  await receipt.getByText('მიღების დასტური').first().waitFor();
  await page.locator('iframe').scrollIntoViewIfNeeded();
}

async function lineReturns(stage: Stage): Promise<void> {
  const { page } = stage;
  await stage.restoreLine();
  await page.getByRole('button', { name: 'გასაგზავნი' }).first().click();
  await page.getByRole('button', { name: 'ახლავე ცდა' }).click();
  await page.getByRole('status').filter({ hasText: 'კავშირი არის' }).waitFor();
}

async function registered(stage: Stage, deskNumber: string): Promise<string> {
  const { page } = stage;
  await page.getByRole('button', { name: 'საქმეები', exact: false }).first().click();
  const box = page.getByLabel('ძებნა');
  await box.fill(deskNumber);
  await box.press('Enter');
  const words = page.getByText(/^რეგისტრირებულია, ნომერი: /);
  await words.waitFor();
  return (await words.innerText()).replace(/^.*: /, '');
}

async function statusChanges(stage: Stage): Promise<readonly string[]> {
  const { page } = stage;
  const timeline = page.locator('.timeline-words');
  const taken = timeline.filter({ hasText: 'განხილვაშია' });
  const limit = performance.now() + clerkMs;
  // The desk asks by itself, the seldomer the quieter it is; an operator in a hurry asks now.
  for (;;) {
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'ახლავე ცდა' }).click();
    await page.keyboard.press('F8');
    const seen = await taken.waitFor({ timeout: lookMs }).then(
      () => true,
      () => false,
    );
    if (seen) break;
    if (performance.now() > limit) throw new Error('central’s clerk did not take the case up');
  }
  await timeline.last().scrollIntoViewIfNeeded();
  return timeline.allInnerTexts();
}

/** Brings the saved case to the first status that central gives it. */
export async function seeAnswers(stage: Stage, deskNumber: string): Promise<Answered> {
  await step(stage, 'The receipt is laid out and saved as PDF', 'receipt', () => saveReceipt(stage));
  await step(stage, 'The line returns', 'line-back', () => lineReturns(stage));
  const title = 'Central has registered the case';
  const registrationNumber = await step(stage, title, 'registered', () => registered(stage, deskNumber));
  const statuses = await step(stage, 'Central’s clerk has taken it up', 'status', () => statusChanges(stage));
  return { registrationNumber, statuses };
}
