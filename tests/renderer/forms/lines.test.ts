// What the screen does with what is typed in one line: it may tidy and read back, never change a meaning or lose a sign.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBack, signCount } from '../../../renderer/forms/lines.ts';
import { paperSize } from '../../../renderer/forms/papers.ts';
import { pointAnswer, pointBoxes } from '../../../renderer/forms/point.ts';
import { tidy } from '../../../renderer/forms/tidy.ts';
import type { Answer } from '../../../shared/forms/answers.ts';
import type { Field, FieldType } from '../../../shared/forms/field.ts';
import { rules } from '../../../shared/forms/rules/table.ts';
import { typedFor } from '../../shared/forms/typed.ts';

const moment = { today: '2026-05-04', now: '2026-05-04T12:30' };
const fieldOf = (type: FieldType): Field => ({
  id: 'field',
  type,
  label: { ka: 'ველი', en: 'Field' },
  required: true,
  validation: {},
});

describe('tidying a date when its field is left', () => {
  it.each([
    ['date', '5 3 1960', '05.03.1960'],
    ['date', '05031960', '05.03.1960'],
    ['date', '5-3-1960', '05.03.1960'],
    ['date', ' 5/3/1960 ', '05.03.1960'],
    ['date', '5,3,1960', '05.03.1960'],
    ['date', '1960-03-05', '05.03.1960'],
    ['datetime', '5.3.2026 9.05', '05.03.2026 09:05'],
    ['datetime', '05032026, 0905', '05.03.2026 09:05'],
    ['datetime', '2026-03-05T09:05', '05.03.2026 09:05'],
    ['month', '3/2026', '03.2026'],
    ['month', '032026', '03.2026'],
    ['time', '930', '930'],
    ['time', '0930', '09:30'],
    ['time', '9 30', '09:30'],
    ['date', 'გუშინ', 'გუშინ'],
    ['date', '5.3.60', '5.3.60'],
    ['text', ' 5 3 1960 ', ' 5 3 1960 '],
  ] as const)('%s: %s → %s', (type, typed, tidied) => {
    expect(tidy(type, typed)).toBe(tidied);
  });

  it('never changes what a valid answer means', () => {
    for (const type of ['date', 'datetime', 'month', 'time'] as const) {
      fc.assert(
        fc.property(typedFor[type](fieldOf(type), moment), (typed) => {
          const read = (text: unknown) => rules[type](text, fieldOf(type), moment);
          expect(read(tidy(type, String(typed)))).toEqual(read(typed));
        }),
        { numRuns: 200, seed: 7 },
      );
    }
  });

  it('is done once: what is tidy stays as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom('date', 'datetime', 'month', 'time', 'text'), fc.string(), (type, typed) => {
        expect(tidy(type, tidy(type, typed))).toBe(tidy(type, typed));
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe('reading a long number back', () => {
  it('groups it and leaves nothing out', () => {
    expect(readBack('99900000001', [3, 4, 4])).toBe('999 0000 0001');
    expect(readBack('999000000012345', [3, 4, 4])).toBe('999 0000 0001 2345');
    expect(readBack('999', [3, 4, 4])).toBe('');
    expect(signCount('999 0000-0001')).toBe(11);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{4,40}$/), (typed) => {
        expect(readBack(typed, [3, 4, 4]).replaceAll(' ', '')).toBe(typed);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe('a point in two boxes', () => {
  it('shows what the answer says and gives it back', () => {
    expect(pointBoxes(undefined)).toEqual({ lat: '', lon: '' });
    expect(pointBoxes({ lat: 41.5, lon: 44.25 })).toEqual({ lat: '41.5', lon: '44.25' });
    expect(pointAnswer({ lat: '', lon: ' ' })).toBe('');
    expect(pointBoxes(pointAnswer({ lat: '41,5', lon: '' }))).toEqual({ lat: '41,5', lon: '' });
    expect(pointBoxes(pointAnswer({ lat: '', lon: '44,25' }))).toEqual({ lat: '', lon: '44,25' });
  });

  it('spreads a pasted pair over both boxes', () => {
    expect(pointAnswer({ lat: '41.6938, 44.8015', lon: '' })).toBe('41.6938;44.8015');
    expect(pointAnswer({ lat: '41,6938 44,8015', lon: '' })).toBe('41,6938;44,8015');
    expect(pointAnswer({ lat: '41.6938,44.8015', lon: '' })).toBe('41.6938;44.8015');
  });

  it('keeps the meaning of every valid answer on its way through the boxes', () => {
    const field = fieldOf('geoPoint');
    fc.assert(
      fc.property(typedFor.geoPoint(field, moment), (typed) => {
        const read = (answer: Answer) => rules.geoPoint(answer, field, moment);
        expect(read(pointAnswer(pointBoxes(typed)))).toEqual(read(typed));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

it('tells sizes as people read them', () => {
  expect([10, 2048, 1_500_000].map(paperSize)).toEqual([
    { unit: 'kb', size: '1' },
    { unit: 'kb', size: '2' },
    { unit: 'mb', size: '1,4' },
  ]);
});
