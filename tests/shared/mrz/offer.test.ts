// Promise: a document fills in only what its check digits bear out, asks where two dates of birth are possible, and a
// scanner that types through a Georgian keyboard is understood.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthDates, expiryDate, isDate, validity } from '../../../shared/mrz/dates.ts';
import { mrzLines } from '../../../shared/mrz/lines.ts';
import { offersOf } from '../../../shared/mrz/offer.ts';
import { readMrz } from '../../../shared/mrz/read.ts';
import { fromKeys } from '../../../shared/text/latin.ts';
import { documents, utopia, write } from './specimens.ts';

const today = '2026-11-23';

function offered(lines: readonly string[], birth: string | null = null): Record<string, string> {
  const reading = readMrz(lines);
  if (reading === null) throw new Error('lines of no format');
  return Object.fromEntries(offersOf(reading, today, birth).map(({ field, text }) => [field, text]));
}

const person = {
  number: '20IA00001',
  birth: '480305',
  expiry: '310115',
  issuer: 'GEO',
  nationality: 'GEO',
  sex: 'F',
  surname: 'GAMOGONILI',
  given: 'NINO',
  optional: '99900000001',
} as const;

describe('what is offered', () => {
  test('a Georgian card gives all but the Georgian name', () => {
    expect(offered(write({ ...person, format: 'TD1' }))).toEqual({
      documentType: 'id-card',
      documentNumber: '20IA00001',
      personalNumber: '99900000001',
      lastNameLatin: 'GAMOGONILI',
      firstNameLatin: 'NINO',
      birthDate: '05.03.1948',
      documentSeen: 'machine',
      documentValidUntil: '15.01.2031',
    });
  });

  test('the kind of document follows from format, issuer and nationality', () => {
    const kind = (changes: object, format: 'TD1' | 'TD2' | 'TD3'): string | undefined =>
      offered(write({ ...person, optional: '', ...changes, format }))['documentType'];
    expect(kind({}, 'TD3')).toBe('passport');
    expect(kind({ nationality: 'UKR' }, 'TD1')).toBe('residence-card');
    expect(kind({ issuer: 'ARM', nationality: 'ARM' }, 'TD2')).toBe('other');
  });

  test('what a wrong digit does not bear out is not offered, the rest is', () => {
    const [first = '', second = ''] = write({ ...person, format: 'TD3' });
    const wrongNumber = offered([first, `3${second.slice(1)}`]);
    expect(Object.keys(wrongNumber)).toEqual([
      'personalNumber',
      'lastNameLatin',
      'firstNameLatin',
      'birthDate',
      'documentValidUntil',
    ]);
    const wrongBirth = offered([first, `${second.slice(0, 13)}49${second.slice(15)}`]);
    expect(wrongBirth['birthDate']).toBeUndefined();
    expect(wrongBirth['documentNumber']).toBe('20IA00001');
  });

  test('a personal number on a card needs the digit of the whole', () => {
    const [first = '', second = '', third = ''] = write({ ...person, format: 'TD1' });
    expect(offered([first.replace('99900000001', '99900000002'), second, third])['personalNumber']).toBeUndefined();
  });

  test('a name that fills its line may be cut and is not offered', () => {
    const cut = offered(write({ ...person, format: 'TD1', surname: 'GAMOGONILI MCHEDLISHVILI', given: 'ALEKSANDRA' }));
    expect([cut['lastNameLatin'], cut['firstNameLatin'], cut['birthDate']]).toEqual([
      undefined,
      undefined,
      '05.03.1948',
    ]);
  });

  test('two eleven-digit runs are nobody’s number', () => {
    const [first = '', second = '', third = ''] = write({ ...person, format: 'TD1' });
    const other = `${second.slice(0, 18)}99900000002`;
    const reading = readMrz([first, `${other}0`, third]);
    const due = reading?.checks.composite.due ?? '';
    expect(readMrz([first, other + due, third])?.elevens).toHaveLength(2);
    expect(offered([first, other + due, third])['personalNumber']).toBeUndefined();
  });
});

describe('dates of two digits', () => {
  test('one century where only one makes sense, both where somebody must be asked', () => {
    expect(birthDates('740812', today)).toEqual(['1974-08-12']);
    expect(birthDates('090812', today)).toEqual(['2009-08-12']);
    expect(birthDates('231105', today)).toEqual(['1923-11-05', '2023-11-05']);
    expect(birthDates('261124', today)).toEqual(['1926-11-24']);
    expect(birthDates('000229', today)).toEqual(['2000-02-29']);
    expect(birthDates('7408<<', today)).toEqual([]);
  });

  test('a date of birth that was asked for is offered as chosen', () => {
    const lines = write({ ...person, format: 'TD1', birth: '231105' });
    expect(offered(lines)['birthDate']).toBeUndefined();
    expect(offered(lines, '1923-11-05')['birthDate']).toBe('05.11.1923');
    expect(offered(lines, '1823-11-05')['birthDate']).toBeUndefined();
  });

  test('days that no year has are no dates, unknown parts are', () => {
    expect(['740230', '741301', '740800', '74<<12', '7<0812'].filter(isDate)).toEqual([]);
    expect(['000229', '7408<<', '74<<<<', '<<<<<<'].filter((date) => !isDate(date))).toEqual([]);
  });

  test('validity counts its last day', () => {
    expect(expiryDate('120415', today)).toBe('2012-04-15');
    expect(expiryDate('991231', today)).toBe('1999-12-31');
    expect(expiryDate('<<<<<<', today)).toBeNull();
    expect(validity('2026-11-22', today)).toBe('expired');
    expect(validity('2026-11-23', today)).toBe('soon');
    expect(validity('2026-12-24', today)).toBe('valid');
    expect(validity(null, today)).toBe('unstated');
  });
});

describe('what a scanner types', () => {
  const russian = (text: string): string =>
    text.replace(/[A-Z<]/g, (key) => 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ'.charAt('QWERTYUIOPASDFGHJKLZXCVBNM<'.indexOf(key)));

  test('every layout and every line ending gives the same lines', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('\r\n', '\r', '\n', '\n\n'), ({ lines }, end) => {
        const scanned = lines.join(end) + end;
        const georgian = fromKeys(scanned);
        expect(georgian).not.toBe(scanned);
        const small = scanned.toLowerCase();
        for (const typed of [scanned, georgian, fromKeys(small), small, russian(scanned), ` ${scanned} `]) {
          expect(mrzLines(typed)).toEqual(lines);
        }
      }),
      { seed: 9303, numRuns: 200 },
    );
  });

  test('a scanner that ends no line is cut by the length of the whole', () => {
    for (const lines of Object.values(utopia)) expect(mrzLines(lines.join(''))).toEqual(lines);
    expect(mrzLines('P<GEO')).toEqual(['P<GEO']);
    expect(mrzLines('')).toEqual([]);
  });

  test('no sign is taken for one that looks like it', () => {
    expect(mrzLines('O0«1I')).toEqual(['O0«1I']);
  });
});
