// Promise: an enrolment code names the central that handed it out, and a slip of the finger is told before anything is
// sent. Central's engineers write such codes in another language: the example is their test vector.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMarkOf } from '../../../electron/sync/keys.ts';
import { codeAlphabet, readEnrolmentCode } from '../../../shared/protocol/enrolment-code.ts';
import { markedCode, newSigningKey } from '../../central/signing.ts';

const publicKey = 'GwMVv4roP_jqvVBvRxpPs2bCWDRo1dGkg35CZjsKrzU';
const chance = 'ABCDEFGHJKMN';
const code = 'ABCD-EFGH-JKMN-WHVF-WMEV-49G5';

test('the code of the guide is the one of its key and chance', () => {
  expect(markedCode(publicKey, chance)).toBe(code);
  expect(readEnrolmentCode(code)).toEqual({ kind: 'marked', chance });
  expect(isMarkOf(code, publicKey)).toBe(true);
  expect(isMarkOf(code, newSigningKey().publicKey)).toBe(false);
  expect(readEnrolmentCode('PRACTICE-CODE-0001')).toEqual({ kind: 'plain' });
});

test('one wrong character and two that changed places are both a slip', () => {
  const letters = [...code.replaceAll('-', '')];
  const written = (changed: readonly string[]): string => changed.join('').replace(/(.{4})(?=.)/g, '$1-');
  const at = fc.nat({ max: letters.length - 1 });
  fc.assert(
    fc.property(at, fc.constantFrom(...codeAlphabet, '0', 'O', 'a', 'ა'), (place, letter) => {
      const changed = letters.with(place, letter);
      expect(readEnrolmentCode(written(changed)).kind).toBe(letter === letters[place] ? 'marked' : 'mistyped');
    }),
    { seed: 7 },
  );
  fc.assert(
    fc.property(at, at, (one, other) => {
      const changed = letters.with(one, letters[other] ?? '').with(other, letters[one] ?? '');
      expect(readEnrolmentCode(written(changed)).kind).toBe(letters[one] === letters[other] ? 'marked' : 'mistyped');
    }),
    { seed: 7 },
  );
});
