// Stories of who stands at the counter, told on the built desk by keyboard alone, with pictures and receipts in
// out/stories: a representative, a street, a mother of seventeen, a person without papers.
import { expect, test } from 'vitest';
import { household } from '../renderer/fake-desk/persons.ts';
import { paperFile } from '../renderer/filling.ts';
import { type Story, storyDesk } from './story.ts';
import { filed, person, reached, water, withCard } from './story-steps.ts';

const tell = storyDesk();
const pdf = (name: string) => ({ ...paperFile('application/pdf', name.length), name });

/** From the saved case to its page; what had the focus may be gone with the message about the file. */
async function openCase(story: Story): Promise<void> {
  await story.press('Tab');
  await story.pressOn('საქმის გახსნა');
}

test('a grandmother with a representative', async () => {
  await tell('grandmother-represented', async (story) => {
    await story.begin('sasmeli wyali', 'სასმელი წყლის მიწოდების პრობლემა');
    await story.heading('განმცხადებელი');
    await withCard(story, '99AA00021', '99900000213');
    await person(story, 'წიკლაური', 'მზექალა', '02.02.1939');
    await reached(story);
    await story.pressOn('განცხადება შემოაქვს წარმომადგენელს', 'Space');
    await story.choose('წარმომადგენლობის საფუძველი', 'სანოტარო წესით დამოწმებული მინდობილობა');
    await story.fill('წარმომადგენლის სახელი და გვარი', 'თამარ წიკლაური');
    await story.fill('წარმომადგენლის პირადი ნომერი', '99900000221');
    await story.pressOn('განცხადების წარდგენა', 'Space');
    await story.fill('უფლებამოსილების ვადა', '31.12.2030');
    await story.attach('უფლებამოსილების დამადასტურებელი', pdf('მინდობილობა.pdf'));
    await story.picture('representative');
    await story.press('Control+Enter');
    await water(story);
    await story.heading('შემოწმება');
    await story.picture('check');
    expect(await filed(story)).toMatchObject({
      value: { content: { applicant: { representativeBasis: 'notarised-power', representativeScope: ['file'] } } },
    });
  });
});

test('twelve households about one water pipe', async () => {
  await tell('twelve-households', async (story) => {
    await story.begin('sasmeli wyali', 'სასმელი წყლის მიწოდების პრობლემა');
    await story.heading('განმცხადებელი');
    await withCard(story, '99AA00022', '99900000231');
    await person(story, 'ბერიძე-ხუციშვილი', 'ვახტანგ', '11.11.1971');
    await reached(story);
    await story.pressOn('განცხადება ჯგუფურია', 'Space');
    for (const { lastName, firstName, personalNumber } of household) {
      await story.pressOn('დამატება');
      await story.type(String(lastName));
      await story.press('Tab');
      await story.type(String(firstName));
      await story.press('Tab');
      await story.type(String(personalNumber));
      await story.pressOn('ხელმოწერა ფურცელზეა', 'Space');
    }
    await story.attach('ხელმოწერების ფურცელი', pdf('ხელმოწერები.pdf'));
    await story.picture('households');
    await story.press('Control+Enter');
    await water(story);
    await story.heading('შემოწმება');
    const read = await filed(story);
    expect(read).toMatchObject({
      value: {
        content: { applicant: { furtherApplicants: household.map(({ lastName }) => ({ lastName, signed: true })) } },
      },
    });
    await story.press('F3');
    await story.type('yifSiZe');
    await story.page.getByText('თანაგანმცხადებელი: ყიფშიძე მზექალა').waitFor();
    await story.picture('found');
    // One of the street leaves the petition.
    await story.press('Enter');
    await story.page.locator('.timeline').waitFor();
    await story.pressOn('თანაგანმცხადებლის გასვლა');
    await story.choose('ვინ გადის', 'ყიფშიძე მზექალა');
    await story.fill('მიზეზი', 'მილი უკვე შეცვალა');
    await story.picture('leaves');
    await story.press('Enter');
    await story.page.getByRole('heading', { name: 'თანაგანმცხადებელი გავიდა' }).waitFor();
    await story.picture('left');
    await story.press('F3');
    await story.fill('ძებნა', 'yifSiZe');
    await story.page.locator('.empty').waitFor();
  });
});

test('a newborn’s benefit for a mother of seventeen', async () => {
  await tell('mother-of-seventeen', async (story) => {
    await story.begin('axalSobilis', 'ახალშობილის შეძენის ერთჯერადი დახმარება');
    await story.heading('განმცხადებელი');
    await withCard(story, '99AA00023', '99900000248');
    const year = Number(await story.page.evaluate<string>('String(new Date().getFullYear())')) - 17;
    await person(story, 'მამედოვა', 'ლეილა', `01.01.${year}`);
    await story.choose('კანონიერი წარმომადგენლის თანხმობა', 'თანხმობა არ წარმოუდგენია');
    await reached(story);
    await story.picture('minor');
    await story.press('Control+Enter');
    await story.heading('განაცხადი');
    await story.fill('ბავშვის სახელი და გვარი', 'გიორგი მამედოვი');
    await story.fill('ბავშვის პირადი ნომერი', '99900000256');
    await story.fill('დაბადების თარიღი', '01.11.2026');
    await story.fill('მერამდენე შვილია', '1');
    await story.choose('მრავალნაყოფიანი მშობიარობა', 'არა');
    await story.fill('დაბადების მოწმობის ნომერი', '99ბ0001');
    await story.fill('საბანკო ანგარიშის ნომერი', 'GE29NB0000000101904917');
    await story.fill('ანგარიშის მფლობელი', 'ლეილა მამედოვა');
    await story.attach('დაბადების მოწმობის ასლი', pdf('დაბადების მოწმობა.pdf'));
    await story.press('Control+Enter');
    await story.heading('შემოწმება');
    await story.fill('რატომ მიიღება მაინც', 'საკუთარი შვილისთვის მიმართავს, დედა ხვალ მოვა');
    await story.picture('warned');
    expect(await filed(story)).toMatchObject({
      value: {
        content: {
          applicant: {
            minorAge: 17,
            capacity: 'asked',
            acceptedWarnings: [{ reason: 'საკუთარი შვილისთვის მიმართავს, დედა ხვალ მოვა' }],
          },
        },
      },
    });
    await openCase(story);
    await story.page.getByText('არასრულწლოვანი, 17 წლის').waitFor();
    await story.picture('case');
  });
});

test('a person without papers', async () => {
  await tell('without-papers', async (story) => {
    await story.begin('sasmeli wyali', 'სასმელი წყლის მიწოდების პრობლემა');
    await story.heading('განმცხადებელი');
    await story.choose('დოკუმენტის სახე', 'დოკუმენტის გარეშე');
    await story.choose('რატომ არ აქვს დოკუმენტი', 'დაკარგული ან განადგურებულია');
    await story.choose('ვინ ადასტურებს ვინაობას', 'მერის წარმომადგენელი');
    await story.fill('დამადასტურებელი პირის სახელი და გვარი', 'ზურაბ ქავთარაძე');
    await story.fill('როგორ დადასტურდა ვინაობა', 'სოფელში იცნობს ოცი წელია');
    await person(story, 'გამოგონილი', 'იაგო', '07.07.1951');
    await reached(story);
    await story.picture('vouched');
    await story.press('Control+Enter');
    await water(story);
    await story.heading('შემოწმება');
    expect(await filed(story)).toMatchObject({
      value: { content: { applicant: { documentType: 'none', recognisedBy: 'mayor-representative' } } },
    });
    await openCase(story);
    await story.page.getByText('ვინაობა დოკუმენტით არ არის დადასტურებული').waitFor();
    await story.picture('case');
  });
});
