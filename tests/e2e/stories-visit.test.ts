// Stories of visits and of what comes after them, told on the built desk by keyboard alone, with pictures and receipts in out/stories.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Tasks } from '../../shared/contract/acts.ts';
import type { OpenedCase } from '../../shared/contract/cases.ts';
import type { Pads } from '../../shared/contract/pads.ts';
import { showDate, tbilisiDate } from '../../shared/time/dates.ts';
import { type Story, storyDesk } from './story.ts';
import { ask, filed, openCase } from './story-steps.ts';

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

/** Central says this of the case, and the desk hears it at once. */
async function centralSays(story: Story, deskNumber: string, status: string, note: string): Promise<void> {
  const { summary } = await ask<OpenedCase>(story, 'case.read', { deskNumber });
  await expect
    .poll(async () => (await ask<OpenedCase>(story, 'case.read', { deskNumber })).summary.state, { timeout: 30_000 })
    .toBe('registered');
  await story.stand.control.post('/status', { case: summary.case, status, note });
  await ask(story, 'exchange.wake');
  await expect
    .poll(async () => (await ask<OpenedCase>(story, 'case.read', { deskNumber })).summary.status, { timeout: 30_000 })
    .toBe(status);
}

/** Chooses what was done about the open case, and waits for its form. */
async function note(story: Story, what: string): Promise<void> {
  await story.choose('რა მოხდა', what);
  await story.page.locator('#field-answers-on').waitFor();
}
async function noted(story: Story): Promise<void> {
  await story.pressOn('ჩაწერა');
  await story.page.getByRole('status').filter({ hasText: 'ჩაწერილია' }).waitFor();
}

const scan = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.concat([picture, Buffer.from(name)]) });

test('a form filled in during a power cut and keyed in late', async () => {
  await tell('power-cut', async (story) => {
    await story.press('F6');
    await story.pressOn('დანომრილი ბლანკები');
    await story.heading('დანომრილი ბლანკები');
    await story.pressOn('ბლანკების მომზადება');
    await story.page.locator('iframe').waitFor();
    await story.picture('forms');
    const forms = readFileSync(await story.pack()).toString('latin1');
    // Ten forms on ten sheets, each with the slip at its foot.
    expect(forms.match(/\/Type\s*\/Page\b/g)).toHaveLength(10);
    const { pads } = await ask<Pads>(story, 'pad.list');
    const number = pads[0]?.numbers[0]?.deskNumber ?? '';
    const day = tbilisiDate(pads[0]?.reservedAt ?? '');
    await story.begin('საშეშე მერქ', 'საშეშე მერქნით უზრუნველყოფა');
    await story.heading('განმცხადებელი');
    await story.pressOn('ბლანკი ქაღალდზეა შევსებული');
    await story.fill('ბლანკის ნომერი', number);
    await story.fill('ბლანკზე მითითებული თარიღი', showDate(day));
    await story.fill('ბლანკზე მითითებული დრო', '00:00');
    await story.attach('ბლანკის ფოტო', scan('ბლანკი.png'));
    await story.picture('typed-off');
    await applicant(story, '99900000418', 'ჩხარტიშვილი', 'ვახტანგ');
    expect(await fileGeneral(story, 'შეშა')).toBe(number);
    await story.picture('saved');
    const { content, summary } = await ask<OpenedCase>(story, 'case.read', { deskNumber: number });
    expect(summary).toMatchObject({ filedOn: day });
    expect(content).toMatchObject({ filedOn: day, paperForm: { time: '00:00', enteredOn: day } });
    expect(content.papers.map(({ name }) => name)).toEqual(['ბლანკი.png']);
    await story.receipt();
  });
});

test('a case of a municipality outside the system, from print to recorded answer', async () => {
  await tell('on-paper', async (story) => {
    await story.begin('საძოვრით', 'საძოვრით სარგებლობის მოთხოვნა');
    await story.heading('განმცხადებელი');
    await story.choose('მუნიციპალიტეტი', 'ლანჩხუთის მუნიციპალიტეტი');
    await applicant(story, '99900000426', 'ქავთარაძე', 'ნანული');
    const deskNumber = await fileGeneral(story, 'საძოვარი');
    await story.picture('saved');
    await story.press('F3');
    await story.heading('საქმეები');
    await story.pressOn('გასაკეთებელი');
    await story.heading('გასაკეთებელი');
    await story.pressOn('სიის ბეჭდვა');
    await story.page.locator('iframe').waitFor();
    expect(
      readFileSync(await story.pack())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await story.picture('list');
    await story.press('F3');
    await story.pressOn('გასაკეთებელი');
    await story.heading('გასაკეთებელი');
    await story.pressOn('გადაცემის ჩაწერა');
    await story.fill('ვინ ჩაიბარა', 'კანცელარია, ლია მაგალითაძე');
    await story.choose('როგორ', 'კურიერით');
    await story.picture('handing-over');
    await story.pressOn('ჩაწერა');
    await story.page.locator('#tasks-awaited').waitFor();
    await openCase(story, deskNumber);
    await note(story, 'მუნიციპალიტეტის პასუხი მოვიდა');
    // The list of acts has the word in it too.
    await story.press('Tab');
    await story.choose('პასუხი', 'დაკმაყოფილებულია');
    await story.fill('მუნიციპალიტეტის ნომერი', '45-2026');
    await story.attach('პასუხის ასლი', scan('პასუხი.png'));
    await story.picture('answer');
    await noted(story);
    await story.picture('answered');
    const { summary, timeline, deadlines } = await ask<OpenedCase>(story, 'case.read', { deskNumber });
    expect(summary).toMatchObject({ state: 'manual', status: 'satisfied', registrationNumber: null });
    expect(timeline.map(({ kind }) => kind)).toEqual(['saved', 'transferred', 'answered']);
    expect(deadlines).toContainEqual(expect.objectContaining({ rule: 'decision', state: 'met' }));
  });
});

test('missing papers brought before the request arrived; the decision handed to a representative', async () => {
  await tell('flaw-and-decision', async (story) => {
    await story.begin('ნაგვის ურნ', 'ნაგვის ურნის დადგმის მოთხოვნა');
    await applicant(story, '99900000434', 'მამედოვი', 'აიშე');
    const deskNumber = await fileGeneral(story, 'ურნა');
    await openCase(story, deskNumber);
    await note(story, 'მოიტანეს მოთხოვნილი საბუთი');
    await story.fill('რა მოიტანეს', 'მიწის გეგმა');
    await noted(story);
    await centralSays(story, deskNumber, 'flaw', 'აკლია მიწის გეგმა.');
    const flawed = await ask<OpenedCase>(story, 'case.read', { deskNumber });
    expect(flawed.deadlines).toContainEqual(expect.objectContaining({ rule: 'flaw', state: 'met' }));
    expect(flawed.deadlines).toContainEqual(expect.objectContaining({ rule: 'decision', state: 'running' }));
    expect((await ask<Tasks>(story, 'task.list')).flaws).toEqual([]);
    await openCase(story, deskNumber);
    await story.picture('answered-before-asked');
    await centralSays(story, deskNumber, 'satisfied', 'ურნა დაიდგმება.');
    await note(story, 'გადაწყვეტილება ჩაბარდა');
    await story.choose('ვის ჩაბარდა', 'წარმომადგენელს');
    await story.goTo('სახელი და გვარი');
    await story.press('Control+A');
    await story.type('მამედოვი რუსტამ');
    await story.fill('წარმოდგენილი საბუთი', 'მინდობილობა № 7, 01.04.2026');
    await story.picture('handing-over');
    await noted(story);
    await story.pressOn('ჩაბარების დასტური');
    await story.page.locator('iframe').waitFor();
    await story.picture('slip');
    const { deadlines } = await ask<OpenedCase>(story, 'case.read', { deskNumber });
    expect(deadlines).toContainEqual(expect.objectContaining({ rule: 'complaint', counted: 'handed-over' }));
  });
});
