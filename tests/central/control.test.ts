// What the control face does to central shows on the wire, in the feeds of the desks that it is about and no others.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchangePath } from '../../shared/protocol/exchange.ts';
import { openStand } from '../postgres/stand.ts';
import {
  caseText,
  chained,
  type Desk,
  exchange,
  nextRequest,
  outcomesOf,
  problemIn,
  send,
} from './conformance/desk.ts';
import type { Stand } from './harness.ts';

let stand: Stand;
let desk: Desk;
beforeEach(async () => {
  stand = await openStand();
  desk = await stand.desk();
});
afterEach(() => stand.end());

/** Files one case; answers its id and the kinds of its outcomes so far. */
async function file(from = desk): Promise<{ id: string; kinds: string[] }> {
  const text = caseText(from);
  const answer = await exchange(from, chained(from.head, [text]));
  return { id: JSON.parse(text).case, kinds: outcomesOf(answer, answer.has.seq).map((event) => event.kind) };
}

describe('cases', () => {
  it('wait when held and are registered when released', async () => {
    await stand.control.post('/hold');
    expect((await file()).kinds).toEqual(['entry.waiting']);
    expect(await stand.control.post('/release')).toEqual({ released: 1 });
    expect(outcomesOf(await exchange(desk), 1).map((event) => event.kind)).toEqual(['entry.registered']);
    expect((await file()).kinds).toEqual(['entry.registered']);
  });

  it('can be refused with a reason when released, and their papers are no longer wanted', async () => {
    await stand.control.post('/hold');
    const paper = { sha256: 'c'.repeat(64), name: 'scan.jpg', mediaType: 'image/jpeg', size: 3 };
    const filed = await exchange(desk, chained(desk.head, [caseText(desk, [paper])]));
    expect(filed.papersWanted).toEqual([paper.sha256]);
    await stand.control.post('/release', { refuse: 'საბუთი აკლია.' });
    const answer = await exchange(desk);
    expect(outcomesOf(answer, 1)).toMatchObject([{ kind: 'entry.refused', reason: 'საბუთი აკლია.' }]);
    expect(answer.papersWanted).toEqual([]);
  });

  it('are decided step by step; an old step is told but moves nothing back', async () => {
    const { id } = await file();
    await stand.control.post('/status', { case: id, status: 'in-review' });
    await stand.control.post('/status', { case: id, status: 'satisfied', note: 'კარგი' });
    await stand.control.post('/status', { case: id, status: 'flaw', step: 1 });
    const told = (await exchange(desk)).events.map(({ event }) => [event.kind, event['status'], event['step']]);
    expect(told).toEqual([
      ['case.status', 'in-review', 1],
      ['case.status', 'satisfied', 2],
      ['case.status', 'flaw', 1],
    ]);
    expect(await stand.control.get('/cases')).toMatchObject([{ id, status: 'satisfied', step: 2, note: 'კარგი' }]);
  });

  it('that nobody filed cannot be decided', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await stand.control.post('/status', { case: nobody, status: 'ready' })).toEqual({ done: false });
  });

  it('that come again from another desk keep their number, and that desk hears of them', async () => {
    const text = caseText(desk);
    const first = outcomesOf(await exchange(desk, chained(desk.head, [text])), 1);
    await stand.control.post('/status', { case: JSON.parse(text).case, status: 'ready' });
    const other = await stand.desk();
    const answer = await exchange(other, chained(other.head, [text]));
    expect(outcomesOf(answer, 1)).toEqual(first);
    expect(answer.events.at(-1)?.event).toMatchObject({ kind: 'case.status', status: 'ready', step: 1 });
    expect((await stand.control.until({ entries: 2 })).cases).toBe(1);
  });
});

describe('desks', () => {
  it('are turned away signed while revoked, and lose nothing', async () => {
    await file();
    await stand.control.post('/revoke', { device: desk.place.device });
    problemIn(await send(desk, exchangePath, nextRequest(desk)), 403, 'device.revoked');
    await stand.control.post('/revoke', { device: desk.place.device, revoked: false });
    expect((await exchange(desk)).has).toEqual(desk.head);
  });

  it('get their own number at their center', async () => {
    const second = await stand.desk();
    expect([desk.place.desk, second.place.desk]).toEqual([1, 2]);
  });

  it('hear events of any kind, each only its own', async () => {
    const other = await stand.desk();
    const event = { kind: 'village.fair', on: '2026-12-01' };
    expect(await stand.control.post('/event', { device: desk.place.device, event })).toEqual({ done: true });
    expect((await exchange(desk)).events).toEqual([{ n: 1, event }]);
    expect((await exchange(other)).events).toEqual([]);
  });
});

describe('what central has', () => {
  it('is listed byte for byte', async () => {
    const odd = ' { "kind" : "ოდნავ უცნაური", "n": 1.0 }\n';
    await exchange(desk, chained(desk.head, [odd]));
    expect(await stand.control.get('/entries')).toMatchObject([{ payload: odd, problem: 'entry.unreadable' }]);
  });

  it('can be waited for', async () => {
    const two = stand.control.until({ entries: 2, exchanges: 2 });
    await file();
    await file();
    expect(await two).toMatchObject({ entries: 2, cases: 2, registered: 2, devices: 1 });
    await exchange(desk);
    expect(await stand.control.until({ acknowledged: 2 })).toMatchObject({ events: 2 });
  });

  it('goes back to a copy with a new server epoch, and takes what is sent again', async () => {
    await file();
    const kept = desk.head;
    await stand.control.post('/copy');
    const lost = chained(kept, [caseText(desk)]);
    const before = await exchange(desk, lost);
    expect(await stand.control.post('/restore')).toEqual({ done: true });
    // No request that the line has kept since then may count, so the first number is asked for anew.
    const refused = await send(desk, exchangePath, nextRequest(desk));
    desk.request = problemIn(refused, 409, 'request.replayed').lastRequest ?? 0;
    const after = await exchange(desk);
    expect(after.has).toEqual(kept);
    expect(after.serverEpoch).not.toBe(before.serverEpoch);
    expect((await exchange(desk, lost)).has.seq).toBe(2);
  });

  it('cannot go back to a copy that was never kept', async () => {
    expect(await stand.control.post('/restore')).toEqual({ done: false });
  });
});

describe('the control face', () => {
  it('refuses what it does not know', async () => {
    await expect(stand.control.post('/faults', { fault: 'earthquake' })).rejects.toThrow('400');
    await expect(stand.control.get('/wait?miracles=1')).rejects.toThrow('400');
  });

  it('refuses web pages of others', async () => {
    const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/json' };
    const answer = await fetch(`${stand.central.control}/hold`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(403);
    expect((await file()).kinds).toEqual(['entry.registered']);
  });
});
