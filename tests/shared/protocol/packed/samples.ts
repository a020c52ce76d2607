// Values whose packed form is written down in vectors.json: each way of packing at least once, by its name.
import type { Json } from '../../../../shared/protocol/packed/pack.ts';

const times = (count: number, make: (at: number) => Json): Json[] => Array.from({ length: count }, (_, at) => make(at));

export const samples: Readonly<Record<string, Json>> = {
  null: null,
  true: true,
  'empty array': [],
  'empty object': {},
  'small integer': 5,
  'negative integer': -300,
  'decimal places': [0.5, 1.25, -3],
  'odd numbers as text': [1e21, 5e-324],
  'text: Georgian, ASCII, Cyrillic, signs, escapes': 'გზა No. 7 „ёЖ“ № \u0000\u1c90😀',
  'table of few different strings': ['ქუჩა', 'გზა', 'ქუჩა', 'ქუჩა', 'გზა', 'გზა'],
  'one string many times': times(5, () => 'municipality-road'),
  'desk numbers': ['001012600000132', '001012600000229'],
  'UUID of version 7': '0195f3a0-0000-7000-8000-000000000001',
  'UUID of another version': '0195f3a0-0000-4000-8000-0123456789ab',
  'SHA-256': 'c155f979f80147c66c7d61544b06e239901b8f7b0bf9b86ba52a931624078c08',
  'sixteen hex digits': '0123456789abcdef',
  instants: ['2026-03-02T08:15:00.000Z', '2026-03-02T08:16:00.001Z'],
  'a day that is none': ['2026-02-30', '2026-02-28'],
  days: ['2026-02-28', '1962-10-22'],
  'whole numbers as text': ['0', '12', '555123456'],
  'amounts as text': ['12.50', '0.05'],
  'mask and digits': ['GE29NB0000000101904917', 'GE29TB7777777777777777'],
  'mask counted': times(6, (at) => `2026-${String(at + 123).padStart(6, '0')}`),
  'steps as Rice bits': times(8, (at) => at * 100_000 + ((at * 7919) % 50_000)),
  'fixed width': times(8, (at) => (at * 48_271) % 65_521),
  'in step with another column': times(6, (at) => ({
    wall: new Date(1_772_439_300_000 + at * 240_007 + ((at * 7919) % 1000)).toISOString(),
    monotonicMs: 65_855 + at * 240_007 + ((at * 7919) % 1000),
  })),
  'objects of several shapes': [{ a: 1, b: 'x' }, { b: 'y' }, { a: 2, b: 'z', c: true }, { c: false, a: null }],
  'mixed column': [1, 'ა', null, true, [2], { a: 3 }, false],
};
