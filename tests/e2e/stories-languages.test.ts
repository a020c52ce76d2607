// Stories in other languages, told on the built desk by keyboard alone: an Armenian speaker in Poka, an Azerbaijani speaker
// in Kabali, whose municipality is reached on paper only. The receipt speaks theirs beside Georgian.
import { describe, expect, test } from 'vitest';
import { type Story, storyDesk } from './story.ts';
import { filed, person, reached, water, withCard } from './story-steps.ts';

async function interpreted(story: Story, language: string, by: string): Promise<void> {
  await story.pressOn('საუბარი სხვა ენაზე', 'Space');
  await story.choose('საუბრის ენა', language);
  await story.choose('ვინ თარგმნა', 'ოჯახის წევრმა');
  await story.fill('მთარგმნელი პირის სახელი', by);
  await story.picture('interpreter');
  await story.press('Control+Enter');
}

const receiptOf = ({ page }: Story, deskNumber: string): Promise<unknown> =>
  page.evaluate(`window.sopeli.call('receipt.read', { deskNumber: '${deskNumber}', size: 'A4' })`);

const numberOf = async ({ page }: Story): Promise<string> =>
  (await page.locator('.desk-number').innerText()).replace(/\D/g, '');

describe('Poka', () => {
  const tell = storyDesk('poka');
  test('an Armenian speaker files through a relative and takes Armenian home', async () => {
    await tell('armenian-in-poka', async (story) => {
      await story.begin('sasmeli wyali', 'სასმელი წყლის მიწოდების პრობლემა');
      await story.heading('განმცხადებელი');
      // The labels that are written in Armenian are read to whoever speaks it.
      await story.page.locator('.label-own[lang="hy"]').filter({ hasText: 'Ազգանուն' }).waitFor();
      await withCard(story, '99AA00031', '99900000311');
      await person(story, 'ხაჩატრიანი', 'ანუშ', '08.03.1964');
      await reached(story);
      await interpreted(story, 'სომხური', 'არმენ ხაჩატრიანი');
      await water(story);
      await story.heading('შემოწმება');
      await story.page.getByText('არჩეულ ენაზე (სომხური) ეს ტექსტი ჯერ არ არის').waitFor();
      expect(await filed(story)).toMatchObject({
        value: {
          summary: { route: { channel: 'system' } },
          content: { receiptLanguage: 'hy', applicant: { spokenLanguage: 'hy', interpreterName: 'არმენ ხაჩატრიანი' } },
        },
      });
      expect(await receiptOf(story, await numberOf(story))).toMatchObject({
        value: { language: 'hy', html: expect.stringMatching(/Ընդունման հաստատում.*Ազգանուն.*Ծննդյան ամսաթիվ/s) },
      });
    });
  });
});

describe('Kabali', () => {
  const tell = storyDesk('kabali');
  test('an Azerbaijani speaker files where no line leads to the municipality', async () => {
    await tell('azerbaijani-in-kabali', async (story) => {
      await story.begin('sasmeli wyali', 'სასმელი წყლის მიწოდების პრობლემა');
      await story.heading('განმცხადებელი');
      await withCard(story, '99AA00032', '99900000329');
      await person(story, 'მამედოვი', 'ქამრან', '21.09.1957');
      await reached(story);
      await interpreted(story, 'აზერბაიჯანული', 'აიშე მამედოვა');
      await water(story);
      await story.heading('შემოწმება');
      await story.picture('paper-route');
      expect(await filed(story)).toMatchObject({
        value: {
          summary: { state: 'manual', route: { channel: 'manual', municipality: 'lagodekhi' } },
          content: { receiptLanguage: 'az', applicant: { spokenLanguage: 'az' } },
        },
      });
      expect(await receiptOf(story, await numberOf(story))).toMatchObject({
        value: { language: 'az', html: expect.stringContaining('təhvil siyahısı ilə') },
      });
    });
  });
});
