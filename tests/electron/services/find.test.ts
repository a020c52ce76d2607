// Promise: a case or draft is found by whatever an applicant knows of it, typed however the keyboard happens to stand,
// from the moment it is saved; and what was typed is kept nowhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceWord } from '../../../db/words.ts';
import { tendWords } from '../../../electron/services/find-index.ts';
import { createPackages } from '../../../electron/services/packages.ts';
import type { CaseState } from '../../../shared/contract/cases.ts';
import type { Found } from '../../../shared/contract/find.ts';
import { plainLatin, strictLatin } from '../../../shared/text/latin.ts';
import { column } from '../../../shared/text/letters.ts';
import { addIndexed, caseOf } from '../../db/fixture.ts';
import { applicationContent, generalService, savedDraft, sensitiveService, submitted } from '../application.ts';
import { centralSays, registered } from '../central-says.ts';
import { catalogue, openTestDesk, type TestDesk } from '../desk.ts';

type Person = Readonly<Record<string, string>>;
const keys = column('ka', 'key');
const onLatinKeys = (georgian: string): string => georgian.replace(/[ა-ჰ]/g, (letter) => keys.get(letter) ?? letter);

const contentOf = (person: Person) => {
  const content = applicationContent();
  return { ...content, applicant: { ...content.applicant, ...person } };
};
const file = (desk: TestDesk, person: Person, service = generalService) => submitted(desk, contentOf(person), service);

async function signedIn(): Promise<TestDesk> {
  const desk = await openTestDesk();
  await desk.signIn();
  return desk;
}
const nameOf = (found: Found): string =>
  found.kind === 'case' ? found.case.applicantName : `draft ${found.draft.applicantName}`;
async function find(desk: TestDesk, text: string): Promise<string[]> {
  return (await desk.done('case.find', { text, state: null, page: 0 })).found.map(nameOf);
}

/** As people really type them. */
const typedVariants: Readonly<Record<string, string[]>> = {
  შაშიანი: ['shashiani', 'SaSiani', 'Shashiani'],
  ყვარელწყალი: ['Kvareltskali', 'Qvareltsqali', 'yvarelwyali', 'kvareltskali'],
  წყალტუბო: ['Tskaltubo', 'Tsqaltubo', 'wyaltubo'],
  ღორეშა: ['ghoresha', 'goresha', 'RoreSa'],
  ჭალადიდი: ['chaladidi', 'Waladidi'],
  ძველი: ['dzveli', 'Zveli'],
  ჟვანია: ['zhvania', 'jvania', 'Jvania'],
  ფოკა: ['poka', 'foka', 'Foka'],
  ხიდისთავი: ['khidistavi', 'xidisTavi', 'hidistavi'],
  ჯვარი: ['jvari'],
  თეთრიწყარო: ['tetritskaro', 'TeTriwyaro', 'tetritsqaro'],
  ცაგერი: ['tsageri', 'cageri'],
  ჩხოროწყუ: ['chkhorotsku', 'CxorowyU', 'chkhorotsqu'],
};

test('a surname, and a village in the address, is found as people type it', async () => {
  const desk = await signedIn();
  const words = Object.keys(typedVariants);
  expect(Object.values(typedVariants).flat()).toHaveLength(35);
  for (const [at, word] of words.entries()) {
    const village = words[(at + 1) % words.length] ?? '';
    await file(desk, { lastName: word, firstName: `ა${word}`, registeredAddress: `სოფ. ${village}, მე-${at} ქუჩა` });
  }
  for (const [at, word] of words.entries()) {
    const before = words.at(at - 1) ?? '';
    const capitals = word.replace(/[ა-ჰ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xbc0));
    for (const typed of [
      word,
      capitals,
      `${word}ს`,
      onLatinKeys(word),
      strictLatin(word),
      ...(typedVariants[word] ?? []),
    ]) {
      const found = await find(desk, typed);
      expect([typed, found[0]]).toEqual([typed, `${word} ა${word}`]);
      expect([typed, found]).toEqual([typed, expect.arrayContaining([`${before} ა${before}`])]);
    }
  }
});

test('villages of all centers are found in Georgian, in Latin, on the wrong layout and with one wrong letter', async () => {
  const desk = await signedIn();
  const villages = catalogue.centers.map(({ name }) => name.ka);
  expect(villages).toHaveLength(60);
  for (const [at, village] of villages.entries()) {
    await file(desk, { lastName: 'ცდაძე', firstName: `ა${at}`, registeredAddress: `სოფ. ${village}` });
  }
  for (const [at, village] of villages.entries()) {
    const [first = ''] = village.split(' ').filter((word) => word.length > 3);
    const slip = `${first.slice(0, 2)}ო${first.slice(3)}`;
    for (const typed of [village, strictLatin(village), plainLatin(village), onLatinKeys(village), slip]) {
      expect([typed, await find(desk, typed)]).toEqual([typed, expect.arrayContaining([`ცდაძე ა${at}`])]);
    }
  }
});

test('names in Cyrillic, Armenian and Azerbaijani letters meet the same names in Georgian and Latin, both ways', async () => {
  const desk = await signedIn();
  const same: string[][] = [
    ['Шашиани', 'შაშიანი', 'shashiani'],
    ['Юсубов', 'იუსუბოვი', 'Yusubov'],
    ['Հակոբյան', 'ჰაკობიანი', 'Hakobyan', 'Акобян'],
    ['Ոսկանյան', 'ვოსკანიანი', 'Voskanyan'],
    ['Əliyev', 'ალიევი', 'Алиев', 'Aliyev'],
    ['Джавахян', 'ჯავახიანი', 'Ջավախյան'],
  ];
  for (const spellings of same) for (const name of spellings) await file(desk, { lastName: name, firstName: 'ცდა' });
  for (const spellings of same) {
    for (const typed of spellings) {
      const found = await find(desk, typed);
      // A Georgian name ends in a vowel that the others have not, so the longer one is not begun by the shorter.
      const open = spellings.filter((name) => /^[ა-ჰ]/.test(name) || !/^[ა-ჰ]/.test(typed));
      const wanted = open.filter((name) => name !== 'Акобян' || typed === 'Акобян').map((name) => `${name} ცდა`);
      if (typed !== 'Акобян') expect([typed, found]).toEqual([typed, expect.arrayContaining(wanted)]);
      expect([typed, found[0]]).toEqual([typed, `${typed} ცდა`]);
    }
  }
});

test('every form of a name leads to the case, as it stands in the paper it is known from', async () => {
  const desk = await signedIn();
  const plain = applicationContent();
  const otherNames = [
    { lastName: 'Акопян', firstName: 'Арменак', source: 'old-document' },
    { lastName: 'Տերյան', firstName: 'Վահան', source: 'birth-certificate' },
  ];
  const latin = { lastNameLatin: 'QORCHIBASHI', firstNameLatin: 'BADRI' };
  await submitted(desk, { ...plain, applicant: { ...plain.applicant, ...latin, otherNames } });
  for (const typed of ['Акопян', 'Арменак', 'Տերյան', 'ტერიან', 'qorchibashi']) {
    expect([typed, await find(desk, typed)]).toEqual([typed, ['მაგალითაძე ნინო']]);
  }
  const { found } = await desk.done('case.find', { text: 'Տերյան', state: null, page: 0 });
  expect(found[0]?.facts).toEqual([{ kind: 'name', text: 'Տերյան Վահան' }]);
});

test('the real letters come before what only sounds alike, a whole name before a begun one', async () => {
  const desk = await signedIn();
  for (const lastName of ['კახაძე', 'ქახაძე', 'ყახაძე', 'კახაძეშვილი'])
    await file(desk, { lastName, firstName: 'ცდა' });
  expect((await find(desk, 'ქახაძე'))[0]).toBe('ქახაძე ცდა');
  const begun = await find(desk, 'კახაძე');
  expect(begun.slice(0, 2)).toEqual(['კახაძე ცდა', 'კახაძეშვილი ცდა']);
  expect(begun).toHaveLength(4);
});

const letters = [...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ'];
const georgian = fc.array(fc.constantFrom(...letters), { minLength: 4, maxLength: 12 }).map((all) => all.join(''));

test('a case just saved is found by any beginning of its surname and by the ends of its numbers', async () => {
  const desk = await signedIn();
  const person = fc.record({
    lastName: georgian,
    firstName: georgian,
    number: fc.integer({ min: 0, max: 99_999_999 }),
    phone: fc.integer({ min: 0, max: 99_999_999 }),
  });
  await fc.assert(
    fc.asyncProperty(person, async ({ lastName, firstName, number, phone }) => {
      const personalNumber = `999${String(number).padStart(8, '0')}`;
      const telephone = `5${String(phone).padStart(8, '0')}`;
      const { deskNumber } = await file(desk, { lastName, firstName, personalNumber, phone: telephone });
      const name = `${lastName} ${firstName}`;
      const beginnings = Array.from({ length: lastName.length - 2 }, (_, at) => lastName.slice(0, at + 3));
      const numbers = [
        deskNumber.slice(-6),
        deskNumber.slice(-4),
        deskNumber,
        deskNumber.replace(/^(\d{3})(\d{2})(\d{2})(\d{6})(\d{2})$/, '$1 $2 $3 $4 $5'),
        deskNumber.slice(7, 13),
        deskNumber.slice(5, 13),
        deskNumber.slice(0, 9),
        personalNumber,
        personalNumber.slice(0, 7),
        telephone,
        telephone.slice(-4),
        `+995 ${telephone}`,
        `${telephone.slice(0, 3)} ${telephone.slice(3, 6)} ${telephone.slice(6)}`,
        `${firstName} ${deskNumber.slice(-6)}`,
        `${telephone.slice(-4)} ${lastName.slice(0, 3)}`,
      ];
      for (const typed of [...beginnings, ...beginnings.map(onLatinKeys), `${firstName} ${lastName}`, ...numbers]) {
        expect([typed, await find(desk, typed)]).toEqual([typed, expect.arrayContaining([name])]);
      }
    }),
    { seed: 11, numRuns: 12 },
  );
});

test('one slip of the finger anywhere in a name still finds it', async () => {
  const desk = await signedIn();
  await file(desk, { lastName: 'გელაშვილი', firstName: 'თამარი' });
  await file(desk, { lastName: 'ბერიძე', firstName: 'გიორგი' });
  const name = 'გელაშვილი';
  const slips = Array.from({ length: name.length }, (_, at) => [
    `${name.slice(0, at)}უ${name.slice(at + 1)}`,
    name.slice(0, at) + name.slice(at + 1),
    `${name.slice(0, at)}უ${name.slice(at)}`,
    name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
  ]).flat();
  for (const typed of slips) expect([typed, await find(desk, typed)]).toEqual([typed, ['გელაშვილი თამარი']]);
});

describe('what is found, and what is not', () => {
  test('drafts and cases of every state; a state narrows to its cases', async () => {
    const desk = await signedIn();
    await file(desk, { lastName: 'პირველიძე', firstName: 'ა' });
    centralSays(desk, registered);
    await file(desk, { lastName: 'პირველიძე', firstName: 'ბ' });
    const draft = await savedDraft(desk, contentOf({ lastName: 'პირველიძე', firstName: 'გ' }));
    expect(await find(desk, 'pirvelize')).toEqual(['draft პირველიძე გ', 'პირველიძე ბ', 'პირველიძე ა']);
    const inState = await desk.done('case.find', { text: 'პირველ', state: 'registered', page: 0 });
    expect(inState.found.map(nameOf)).toEqual(['პირველიძე ა']);
    for (const typed of ['REG-2026/77', 'reg-2026/77', '2026/77', 'REG-2026', '6/77']) {
      expect([typed, await find(desk, typed)]).toEqual([typed, expect.arrayContaining(['პირველიძე ა'])]);
    }
    await desk.done('draft.discard', { draft: draft.id });
    expect(await find(desk, 'pirvelize')).not.toContain('draft პირველიძე გ');
    expect(desk.db.all('select * from draft_words')).toEqual([]);
  });

  test('by the name of a service, but never of one that lists must not name', async () => {
    const desk = await signedIn();
    const nameIn = (id: string): string => catalogue.services.find((service) => service.id === id)?.name.ka ?? '';
    await file(desk, { lastName: 'ღიაძე', firstName: 'ა' });
    await file(desk, { lastName: 'ფარულიძე', firstName: 'ბ' }, sensitiveService);
    expect(await find(desk, nameIn(generalService))).toContain('ღიაძე ა');
    expect(await find(desk, nameIn(sensitiveService))).not.toContain('ფარულიძე ბ');
    const [hit] = (await desk.done('case.find', { text: 'ფარულიძე', state: null, page: 0 })).found;
    expect(hit).toMatchObject({ kind: 'case', case: { serviceName: { ka: 'სერვისი' } } });
  });

  test('every service that may be named finds its cases by its name, in Georgian, Latin and on the wrong layout', async () => {
    const desk = await signedIn();
    const named = catalogue.services.filter(({ intake, sensitive }) => intake === 'case-form' && !sensitive);
    for (const [at, { id }] of named.entries()) {
      const filed = caseOf(at + 1, { service: id, applicantName: `ცდაძე ${id}` });
      const stored = { service: id, catalogueVersion: catalogue.version, applicant: {}, answers: {} };
      addIndexed(desk.db, { ...filed, payload: JSON.stringify(stored) }, [serviceWord(id)]);
    }
    for (const { id, name } of named) {
      const words = name.ka.split(' ').slice(0, 6).join(' ');
      for (const typed of [words, strictLatin(words), onLatinKeys(words)]) {
        expect([typed, await find(desk, typed)]).toEqual([typed, expect.arrayContaining([`ცდაძე ${id}`])]);
      }
    }
  });

  test('a state is looked for beyond the newest matches, and a number among all who bear the name', async () => {
    const desk = await signedIn();
    const first = await file(desk, { lastName: 'ბევრიძე', firstName: 'ა', phone: '599123456' });
    centralSays(desk, registered);
    tendWords(desk.db, createPackages(desk.db));
    desk.db.transaction(() => {
      for (let serial = 2; serial <= 1500; serial += 1) {
        const stored = { service: 's', catalogueVersion: catalogue.version, applicant: {}, answers: {} };
        const payload = JSON.stringify(stored);
        addIndexed(desk.db, caseOf(serial, { applicantName: 'ბევრიძე ბ', payload }), ['bevridze', 'bevrize']);
      }
    });
    const ask = (text: string, state: CaseState | null) => desk.done('case.find', { text, state, page: 0 });
    expect(await ask('ბევრიძე', 'registered')).toMatchObject({ count: 1, tooMany: false });
    expect(await ask('ბევრიძე', 'queued')).toMatchObject({ count: 200, tooMany: true });
    expect(await ask('ბევრიძე', 'refused')).toMatchObject({ count: 0, tooMany: false });
    expect(await ask(`3456 ბევრიძე`, null)).toMatchObject({
      count: 1,
      found: [{ case: { deskNumber: first.deskNumber } }],
    });
    expect(await ask(`ბევრიძე 1`, null)).toMatchObject({ count: 200 });
  });

  test('what was met outside the row is shown with it', async () => {
    const desk = await signedIn();
    await file(desk, { lastName: 'ცდაძე', firstName: 'ა', registeredAddress: 'სოფელი ხიდისთავი', phone: '599123456' });
    const factsOf = async (text: string) =>
      (await desk.done('case.find', { text, state: null, page: 0 })).found.flatMap(({ facts }) => facts);
    expect(await factsOf('xidisTavi')).toEqual([{ kind: 'address', text: 'სოფელი ხიდისთავი' }]);
    expect(await factsOf('3456')).toEqual([{ kind: 'phone', text: '+995599123456' }]);
    expect(await factsOf('ცდაძე')).toEqual([]);
  });

  test('nothing for too little and for nonsense, quotes and operators included', async () => {
    const desk = await signedIn();
    await file(desk, { lastName: 'ცდაძე', firstName: 'ა' });
    for (const typed of [
      '',
      ' ',
      'ც',
      '1',
      '"',
      '*',
      'NOT',
      'ჟჟჟჟ',
      '") OR words:(',
      '-',
      '%',
      '___',
      '9999999999999999',
    ]) {
      expect([typed, await find(desk, typed)]).toEqual([typed, []]);
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (text) => void (await find(desk, text))),
      { seed: 12, numRuns: 150 },
    );
  });

  test('pages of twenty without doubles, two hundred at most, and it says when there are more', async () => {
    const desk = await signedIn();
    for (let n = 0; n < 203; n += 1) await file(desk, { lastName: 'ბევრიძე', firstName: 'ა' });
    const pages = await Promise.all(
      Array.from({ length: 10 }, (_, page) => page).map((page) =>
        desk.done('case.find', { text: 'bevr', state: null, page }),
      ),
    );
    const numbers = pages.flatMap(({ found }) => found.map((one) => (one.kind === 'case' ? one.case.deskNumber : '')));
    expect(new Set(numbers).size).toBe(200);
    expect(numbers).toEqual(numbers.toSorted().toReversed());
    expect(pages.map(({ more, count, tooMany }) => [more, count, tooMany])).toEqual(
      pages.map((_, page) => [page < 9, 200, true]),
    );
  });
});

test('the audit chain says that a search found so many, and neither it nor the log says what was typed', async () => {
  const desk = await signedIn();
  await file(desk, { lastName: 'ცდაძე', firstName: 'ა' });
  await find(desk, 'ცდაძე 99900000001');
  const audit = desk.db.all<{ record: string }>('select unpacked(record) as record from audit order by seq');
  expect(JSON.parse(audit.at(-1)?.record ?? '')).toMatchObject({ call: 'case.find', subject: null, count: 1 });
  expect(JSON.stringify([audit, desk.logged])).not.toMatch(/ცდაძე|99900000001/);
});
