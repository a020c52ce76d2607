// Stories of visits, told on the built desk by keyboard alone, with pictures and receipts in out/stories.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Story, storyDesk } from './story.ts';
import { filed } from './story-steps.ts';

const tell = storyDesk();

/** The smallest picture that is one. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Each of another kind, so that none is taken for a double of the one before. */
const generalServices = [
  'საშეშე მერქნით უზრუნველყოფა',
  'საძოვრით სარგებლობის მოთხოვნა',
  'ცნობა ოჯახის შემადგენლობის შესახებ',
  'ნაგვის ურნის დადგმის მოთხოვნა',
  'ავტობუსის მარშრუტის ან გაჩერების მოთხოვნა',
] as const;

const family = [
  ['99900000116', 'ნათია გვენეტაძე', '14.02.1988', 'მეუღლე'],
  ['99900000124', 'გიორგი გვენეტაძე', '03.09.2011', 'შვილი'],
  ['99900000132', 'მარიამ გვენეტაძე', '21.06.2015', 'შვილი'],
  ['99900000140', 'ნუნუ მჭედლიშვილი', '30.11.1951', 'დედა'],
] as const;

test('social aid for a family of five', async () => {
  await tell('family-of-five', async (story) => {
    await story.begin('ერთჯერადი სოც', 'ერთჯერადი სოციალური დახმარება');
    await story.heading('განმცხადებელი');
    await story.choose('დოკუმენტის სახე', 'პირადობის მოწმობა');
    await story.fill('დოკუმენტის ნომერი', '99AA00010');
    await story.fill('პირადი ნომერი', '99900000108');
    await story.fill('გვარი', 'გვენეტაძე');
    await story.fill('სახელი', 'დავით');
    await story.fill('დაბადების თარიღი', '19.05.1985');
    await story.fill('რეგისტრაციის მისამართი', 'სოფელი შაშიანი');
    await story.choose('პასუხის მიღების გზა', 'საზოგადოებრივ ცენტრში');
    await story.picture('applicant');
    await story.press('Control+Enter');

    await story.heading('განაცხადი');
    await story.choose('დახმარების მოთხოვნის საფუძველი', 'შემოსავლის დაკარგვა');
    await story.fill('საჭიროების აღწერა', 'სეტყვამ ვენახი გაანადგურა, ოჯახს სხვა შემოსავალი არ აქვს.');
    for (const [at, [number, name, born, relation]] of family.entries()) {
      if (at > 0) await story.pressOn('დამატება');
      await story.fill('პირადი ნომერი', number);
      await story.fill('სახელი და გვარი', name);
      await story.fill('დაბადების თარიღი', born);
      await story.fill('ნათესაური კავშირი', relation);
    }
    await story.picture('family');
    await story.choose('სოციალურად დაუცველთა ბაზაში', 'დიახ');
    await story.fill('სარეიტინგო ქულა', '64500');
    await story.choose('ბოლო 12 თვეში', 'არა');
    await story.fill('საბანკო ანგარიშის ნომერი', 'GE29NB0000000101904917');
    await story.fill('ანგარიშის მფლობელი', 'დავით გვენეტაძე');
    await story.attach('დამადასტურებელი', { name: 'სეტყვის აქტი.png', mimeType: 'image/png', buffer: picture });
    await story.picture('form');
    await story.pressOn('ყველა დედანი წარმოდგენილია');
    await story.attach(': პირადობის მოწმობის ასლი', {
      name: 'პირადობა.png',
      mimeType: 'image/png',
      buffer: Buffer.concat([picture, Buffer.from('ასლი')]),
    });
    await story.choose('მერის წარმომადგენლის წერილი', 'არ არის წარმოდგენილი');
    await story.picture('documents');
    await story.press('Control+Enter');

    await story.heading('შემოწმება');
    await story.picture('check');
    const returned = (document: string) => ({ document, original: 'returned', copies: [] });
    expect(await filed(story)).toMatchObject({
      value: {
        content: {
          documents: [
            returned('mayor-app'),
            { ...returned('id-copy'), copies: [{ name: 'პირადობა.png' }] },
            returned('bank'),
            returned('sv'),
            { ...returned('mrep'), original: 'missing' },
          ],
        },
      },
    });
  });
});

/** A service whose form is the general one, filled in and submitted for the person whose draft it is. */
async function fileGeneral(story: Story, subject: string): Promise<string> {
  await story.heading('განაცხადი');
  await story.fill('საკითხი', subject);
  await story.fill('მოთხოვნა', `${subject}: გთხოვთ, განიხილოთ.`);
  await story.choose('ადრესატი', 'მერი');
  await story.choose('სხვა პირთა ინტერესებს', 'არა');
  await story.choose('სასწრაფოა', 'არა');
  await story.choose('ტექსტის ენა', 'ქართული');
  await story.press('Control+Enter');
  return story.submit();
}

async function applicant(story: Story, number: string, family: string, name: string): Promise<void> {
  await story.heading('განმცხადებელი');
  await story.choose('დოკუმენტის სახე', 'პირადობის მოწმობა');
  await story.fill('დოკუმენტის ნომერი', `99AA${number.slice(-5)}`);
  await story.fill('პირადი ნომერი', number);
  await story.fill('გვარი', family);
  await story.fill('სახელი', name);
  await story.fill('დაბადების თარიღი', '7.11.1958');
  await story.fill('რეგისტრაციის მისამართი', 'სოფელი შაშიანი');
  await story.choose('პასუხის მიღების გზა', 'საზოგადოებრივ ცენტრში');
  await story.press('Control+Enter');
}

/** Another service for the same person, from the screen of a saved case. */
async function another(story: Story, search: string, service: string): Promise<void> {
  await story.pressOn('სხვა სერვისი იმავე განმცხადებლისთვის');
  await story.heading('რა სერვისი სჭირდება მოქალაქეს?');
  await story.goTo('სერვისის ძიება');
  await story.press('Escape');
  await story.type(search);
  await story.page.locator('.result[aria-selected="true"]').filter({ hasText: service }).waitFor();
  await story.press('Enter');
  await story.heading(service);
  await story.pressOn('განცხადების დაწყება');
  await story.heading('განმცხადებელი');
  await story.press('Control+Enter');
}

test('five services in one visit with two interruptions', async () => {
  await tell('five-services', async (story) => {
    const { page } = story;
    const numbers: string[] = [];
    const [first, ...others] = generalServices;
    await story.begin(first.slice(0, 12), first);
    await applicant(story, '99900000310', 'მჭედლიშვილი', 'ეთერ');
    numbers.push(await fileGeneral(story, 'წყალი'));
    for (const [at, service] of others.entries()) {
      await another(story, service.slice(0, 12), service);
      if (at === 0) {
        // Somebody only asks how to pay on a portal: one key puts the visit aside, two count, one brings it back.
        await story.heading('განაცხადი');
        await story.fill('საკითხი', 'განათება');
        await page.getByText(/შენახულია \d\d:\d\d$/).waitFor();
        await story.press('F5');
        await story.heading('რა სერვისი სჭირდება მოქალაქეს?');
        await page.locator('.visit-parked').getByText('მჭედლიშვილი ეთერ').waitFor();
        await story.picture('put-aside');
        await story.press('F12');
        await story.press('2');
        await page.locator('.visit-said').filter({ hasText: 'პორტალით' }).waitFor();
        await story.press('F5');
        await story.heading('განაცხადი');
        expect(await page.locator('[id="field-answers-subject"]').inputValue()).toBe('განათება');
        await story.goTo('საკითხი');
        await story.press('Control+A');
      }
      if (at === 2) {
        // A neighbour is in a hurry and gets a case of his own in between.
        await story.press('F5');
        await story.begin('გზის დაზ', 'გზის დაზიანების შესახებ შეტყობინება');
        await applicant(story, '99900000329', 'გვენეტაძე', 'ხვიჩა');
        await story.heading('განაცხადი');
        await story.press('F11');
        await page.locator('.bars').first().waitFor();
        await story.picture('two-visits');
        await story.press('F5');
        await page.locator('.visit-parked').getByText('გვენეტაძე ხვიჩა').waitFor();
        await story.press('F5');
      }
      numbers.push(await fileGeneral(story, `საკითხი № ${at + 2}`));
    }
    await story.picture('saved');
    await story.press('F11');
    await page.locator('#pack-print:focus').waitFor();
    expect(await page.locator('.visit-held li').count()).toBe(5);
    await story.picture('visit');
    const receipts = readFileSync(await story.pack());
    expect(receipts.subarray(0, 5).toString()).toBe('%PDF-');
    // Each of these receipts fills one sheet and a part of another: run on without breaks they would need six or seven.
    expect(receipts.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1 + 2 * numbers.length);
    expect(new Set(numbers).size).toBe(5);
    await story.picture('receipts');
    await story.pressOn('ვიზიტის დასრულება');
    await page.locator('.empty').waitFor();
    // Whoever was interrupted still waits.
    await page.locator('.visit-parked').getByText('გვენეტაძე ხვიჩა').waitFor();
    await story.picture('ended');
  });
});
