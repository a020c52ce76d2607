// Central judges by its own catalogue, and a published one reaches every desk, word for word, once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { openStand } from '../postgres/stand.ts';
import { caseText, chained, type Desk, exchange, outcomesOf } from './conformance/desk.ts';
import type { Stand } from './harness.ts';

const founding = assembleCatalogue();
const next = JSON.stringify({ ...founding, version: founding.version + 1 });

let stand: Stand;
beforeEach(async () => {
  stand = await openStand({ catalogue: JSON.stringify(founding) });
});
afterEach(() => stand.end());

/** The outcome of a case with these parts. */
async function outcome(desk: Desk, parts: object) {
  const text = JSON.stringify({ ...JSON.parse(caseText(desk)), ...parts });
  const answer = await exchange(desk, chained(desk.head, [text]));
  return outcomesOf(answer, answer.has.seq).at(-1);
}

describe('judging', () => {
  it('registers what the catalogue knows', async () => {
    expect((await outcome(await stand.desk(), {}))?.kind).toBe('entry.registered');
  });

  const offline = founding.municipalities.find((one) => !one.onMunicipalSystem)?.id;
  const referral = founding.services.find((one) => one.intake === 'referral')?.id;
  for (const [what, parts] of [
    ['an unknown service', { service: 'no-such-service' }],
    ['a service without a case', { service: referral }],
    ['an unknown municipality', { route: { channel: 'system', municipality: 'atlantis' } }],
    ['a municipality not on the system', { route: { channel: 'system', municipality: offline } }],
    ['a case that goes on paper', { route: { channel: 'manual', municipality: 'gurjaani' } }],
  ] as const) {
    it(`refuses ${what} with a reason in Georgian`, async () => {
      const refused = await outcome(await stand.desk(), parts);
      expect(refused).toMatchObject({ kind: 'entry.refused', problem: { code: 'entry.refused' } });
      expect(refused?.kind === 'entry.refused' && refused.reason).toMatch(/^[\u10d0-\u10ff .,]+$/);
    });
  }
});

describe('publishing', () => {
  it('tells every desk, later ones too, and the same version only once', async () => {
    const early = await stand.desk();
    expect(await stand.control.post('/catalogue', { package: next })).toEqual({ done: true });
    expect(await stand.control.post('/catalogue', { package: next })).toEqual({ done: false });
    const late = await stand.desk();
    const event = { kind: 'catalogue.published', version: founding.version + 1, package: next };
    for (const desk of [early, late]) expect((await exchange(desk)).events).toEqual([{ n: 1, event }]);
  });

  it('refuses what is no catalogue', async () => {
    await expect(stand.control.post('/catalogue', { package: '{}' })).rejects.toThrow('400');
  });
});
