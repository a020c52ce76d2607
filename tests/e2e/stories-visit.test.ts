// Stories of visits, told on the built desk by keyboard alone, with pictures and receipts in out/stories.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { storyDesk } from './story.ts';

const tell = storyDesk();

/** The smallest picture that is one. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

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
    await story.press('Control+Enter');

    await story.heading('შემოწმება');
    await story.picture('check');
    const deskNumber = await story.submit();
    await story.picture('saved');
    expect(deskNumber).toMatch(/^\d{15}$/);
    expect(
      readFileSync(await story.receipt())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});
