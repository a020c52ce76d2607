// Promise: what was packed comes back to the very character, for any JSON and for any valid case of any of our forms; and
// nothing that anybody sends as packed breaks the reader or becomes larger than it may.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleCatalogue } from '../../../../build/catalogue/assemble.ts';
import { checkAnswers } from '../../../../shared/forms/check.ts';
import { entryText } from '../../../../shared/protocol/chain.ts';
import type { ExchangeAnswer } from '../../../../shared/protocol/exchange.ts';
import { answerOf, packableAnswer, packableRequest, requestOf } from '../../../../shared/protocol/packed/messages.ts';
import { deepest, isShallow, type Json, pack } from '../../../../shared/protocol/packed/pack.ts';
import { unpack } from '../../../../shared/protocol/packed/unpack.ts';
import { validAnswers } from '../../forms/arbitrary.ts';

const most = 5_000_000;
const roundTrip = (value: Json): string => JSON.stringify(unpack(pack(value), most));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON as it comes out of a parser: no -0, nothing but finite numbers. */
const json = fc
  .json({ maxDepth: 5, stringUnit: 'binary' })
  .map((text) => JSON.parse(text) as Json)
  .filter((value) => isShallow(value));

const lookAlike = fc.constantFrom(
  '0195f3a0-0000-7000-8000-000000000001',
  '0195F3A0-0000-7000-8000-000000000001',
  '0195f3a0-0000-4000-8000-00000000000g',
  '2026-02-30',
  '2026-02-28',
  '+02026-02-28',
  '2026-03-02T08:15:00.000Z',
  '2026-03-02T24:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '012032600000155',
  '012032600000156',
  '007',
  '0',
  '-0',
  '12.50',
  '0.05',
  '00.05',
  '999999999999999',
  '99999999999999999999',
  'GE00NB0000000000000000',
  '01.02.03.004',
  '#1234',
  'ა'.repeat(64),
  'a'.repeat(64),
  '0123456789abcdef',
  '\u10f0\u10fa\u1c90„“\u0000\u0001\ud800',
);
const odd = fc.oneof(
  fc.constantFrom<Json>(
    1e21,
    1e-7,
    0.1,
    -0.5,
    2 ** 53,
    -(2 ** 53),
    123456.789012,
    5e-324,
    1.7976931348623157e308,
    0,
    null,
  ),
  lookAlike,
);

describe('any JSON', () => {
  test('comes back to the character', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(roundTrip(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('columns of what looks like something come back too, alone and mixed', () => {
    const row = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', '7', 'constructor'), fc.oneof(odd, fc.array(odd)));
    fc.assert(
      fc.property(fc.array(fc.oneof(row, row, odd), { maxLength: 60 }), (rows) => {
        const value = JSON.parse(JSON.stringify(rows)) as Json;
        expect(roundTrip(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 400, seed: 2 },
    );
  });

  test('long columns of one kind come back: rising, falling, random, in step with another', () => {
    const series = fc.array(fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.nat(300)), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(series, fc.nat(5), (numbers, drift) => {
        const value = numbers.map((number, at) => ({
          number,
          beside: number - drift * at,
          day: new Date(Math.abs(number) % 10 ** 13).toISOString(),
          text: String(number % 1000),
        }));
        expect(roundTrip(value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('what lies too deep is refused before it is packed', () => {
    const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(isShallow(nested(deepest - 1))).toBe(true);
    expect(roundTrip(nested(deepest - 1))).toBe(JSON.stringify(nested(deepest - 1)));
    expect(isShallow(nested(deepest))).toBe(false);
    expect(() => pack(nested(deepest))).toThrow(RangeError);
  });
});

const pkg = assembleCatalogue();
const moment = { today: '2026-03-02', now: '2026-03-02T10:00' };

describe('any valid case of any form', () => {
  test.each(pkg.forms.map((form) => [form.id, form] as const))('%s', (id, form) => {
    const filled = fc.tuple(validAnswers(pkg.applicantFields, moment), validAnswers(form.fields, moment));
    fc.assert(
      fc.property(fc.array(filled, { minLength: 1, maxLength: 6 }), fc.uuid({ version: 7 }), (cases, uuid) => {
        let hash = 'a'.repeat(64);
        const entries = cases.map(([applicant, answers], at) => {
          const payload = JSON.stringify({
            kind: 'case.submitted',
            case: uuid,
            form: id,
            applicant: checkAnswers(pkg.applicantFields, applicant, { ...moment, prefix: 'a' }).values,
            answers: checkAnswers(form.fields, answers, { ...moment, prefix: 'b' }).values,
            filedAt: { wall: new Date(1_772_439_300_000 + at * 77_000).toISOString(), monotonicMs: 1000 + at * 77_001 },
          });
          hash = sha256(entryText(hash, payload));
          return { seq: at + 7, payload, hash };
        });
        const request = { protocol: 1, device: uuid, epoch: 1, request: 9, entries, cursor: 3, sentAt: '' } as const;
        const packed = pack(packableRequest(request, 'a'.repeat(64)));
        const back = requestOf(unpack(packed, most), { device: uuid, sentAt: '' }, sha256, 'a'.repeat(64));
        expect(back.ok && back.value.entries).toEqual(entries);
      }),
      { numRuns: 12, seed: 4 },
    );
  });
});

describe('payloads that are not what JSON.stringify writes travel as plain text', () => {
  const oddities = [
    '{"b":1,"a":{"2":1,"1":2}}',
    '{ "a":1}',
    '{"a":1.0}',
    '{"a":1,"a":2}',
    '{"a":"\\u10d0"}',
    'this is no JSON',
    '"text"',
    '[1,2]',
    `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
    '{"__proto__":{"a":1}}',
    '{"a":"\\ud800"}',
    '{"a":-0}',
    '{"a":1e400}',
  ];
  test.each(oddities)('%s', (payload) => {
    const hash = sha256(entryText('b'.repeat(64), payload));
    const packed = packableRequest(
      { protocol: 1, epoch: 1, request: 1, cursor: 0, entries: [{ seq: 1, payload, hash }] },
      'b'.repeat(64),
    );
    const back = requestOf(unpack(pack(packed), most), { device: 'd', sentAt: '' }, sha256, 'b'.repeat(64));
    expect(back.ok && back.value.entries).toEqual([{ seq: 1, payload, hash }]);
  });

  test('another payload under the same check is refused', () => {
    const hash = sha256(entryText('b'.repeat(64), '{"a":1}'));
    const packed = packableRequest(
      { protocol: 1, epoch: 1, request: 1, cursor: 0, entries: [{ seq: 1, payload: '{"a":2}', hash }] },
      'b'.repeat(64),
    );
    expect(requestOf(packed, { device: 'd', sentAt: '' }, sha256, 'b'.repeat(64))).toMatchObject({
      ok: false,
      problem: { code: 'request.invalid' },
    });
  });
});

test('an answer comes back, with its hash left out or not, and with what central wishes', () => {
  const answer: ExchangeAnswer = {
    protocol: 1,
    serverEpoch: '0195f3a0-0000-4000-8000-000000000001',
    time: '2026-03-02T09:00:00.000Z',
    has: { seq: 4, hash: 'c'.repeat(64) },
    events: [{ n: 3, event: { kind: 'of tomorrow', odd: [{ a: null }] } }],
    more: true,
    papersWanted: ['d'.repeat(64)],
  };
  for (const last of ['c'.repeat(64), 'e'.repeat(64), undefined]) {
    expect(answerOf(unpack(pack(packableAnswer(answer, last, 90)), most), last)).toEqual({ answer, askAfter: 90 });
  }
  expect(answerOf(packableAnswer(answer, 'c'.repeat(64)), undefined)).toBeNull();
});

describe('hostile bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  test('at random: undefined or a value, never a throw', () => {
    fc.assert(
      fc.property(bytes, bytes, (plain, bits) => {
        unpack({ plain, bits }, 20_000);
      }),
      { numRuns: 3_000, seed: 5 },
    );
  });

  test('a good message with bytes changed: never a throw, never more than allowed', () => {
    const good = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), odd), { minLength: 1, maxLength: 20 });
    const change = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(good, change, (value, changes) => {
        const packed = pack(JSON.parse(JSON.stringify(value)) as Json);
        const plain = Uint8Array.from(packed.plain);
        for (const [at, byte] of changes) plain[at % plain.length] = byte;
        const read = unpack({ plain, bits: packed.bits }, 20_000);
        if (read !== undefined) expect(JSON.stringify(read).length).toBeLessThan(20_000 * 8);
      }),
      { numRuns: 2_000, seed: 6 },
    );
  });

  test('a small message that would become a large one is given up', () => {
    const many = pack(Array.from({ length: 100_000 }, () => ({ aLongKeyAsItWere: 'and a long text as it were' })));
    expect(many.plain.length).toBeLessThan(200);
    expect(unpack(many, 1_000_000)).toBeUndefined();
    expect(unpack(many, 10_000_000)).toHaveLength(100_000);
  });

  test('cut short at any byte it is no message', () => {
    const { plain, bits } = pack([{ a: '0195f3a0-0000-7000-8000-000000000001', b: 'ტექსტი', c: [1, 2, 300] }]);
    for (let length = 0; length < plain.length; length++) {
      expect(unpack({ plain: plain.subarray(0, length), bits }, most)).toBeUndefined();
    }
    expect(unpack({ plain, bits: bits.subarray(1) }, most)).toBeUndefined();
    expect(unpack({ plain: Uint8Array.from([...plain, 0]), bits }, most)).toBeUndefined();
    expect(unpack({ plain, bits: Uint8Array.from([...bits, 0]) }, most)).toBeUndefined();
  });
});
