// Promise: what the compiled schema takes or leaves to the protocol's own is exactly what the protocol's own takes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloadSchema } from '../../shared/cases/payload.ts';
import { caseText, newDesk } from './conformance/desk.ts';
import { newSigningKey } from './signing.ts';
import { factsIn, factsInText } from './wire/facts.ts';

const key = newSigningKey();
const place = {
  protocol: 1,
  device: '019caced-b18d-73e0-b921-e2bd9a2c794a',
  epoch: 1,
  center: 'shashiani',
  centerNumber: 1,
  desk: 1,
  central: { keyId: 'c', publicKey: key.publicKey },
  time: '2026-11-23T12:00:00.000Z',
} as const;
const filed = JSON.parse(caseText(newDesk('', key, place, ['municipality-one-time-aid', 'gurjaani'])));

const leaf = fc.oneof(fc.string(), fc.boolean(), fc.double(), fc.constant(null), fc.array(fc.string()));
const { rows } = fc.letrec<{ rows: object; answer: unknown }>((tie) => ({
  rows: fc.dictionary(fc.constantFrom('a', 'b', '1', 'ა', '__proto__'), tie('answer'), {
    maxKeys: 3,
  }) as fc.Arbitrary<object>,
  answer: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('rows'), { maxLength: 2 }), tie('rows')),
}));

test('any answers, also repeats in repeats, in a part that fits or does not', () => {
  expect(factsIn(filed)).toMatchObject({ kind: 'case.submitted', case: filed.case, papers: [] });
  expect(factsIn({ ...filed, answers: { a: [{ b: [{ c: 'deep' }] }] } })).not.toBeNull();
  const change = fc.oneof(
    rows.map((answers) => ({ answers })),
    rows.map((applicant) => ({ applicant })),
    fc.constantFrom({ kind: 'case.withdrawn' }, { version: 2 }, { more: 1 }, { deskNumber: '001012600000416' }),
  );
  fc.assert(
    fc.property(change, (parts) => {
      const payload = { ...filed, ...parts };
      expect(factsIn(payload) !== null).toBe(payloadSchema.safeParse(payload).success);
      const text = JSON.stringify(payload);
      expect(factsInText(text)).toEqual(factsIn(JSON.parse(text)));
    }),
    { seed: 20261124, numRuns: 150 },
  );
});
