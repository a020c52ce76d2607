// Delivery: every entry exactly once, in its order, whatever the line does; `has` is the only proof.
import assert from 'node:assert/strict';
import { exchangePath, limits } from '../../../../shared/protocol/exchange.ts';
import type { ConformanceCase } from '../case.ts';
import { deskOf } from '../case.ts';
import {
  answerIn,
  caseText,
  chained,
  correctionText,
  exchange,
  nextRequest,
  outcomesOf,
  problemIn,
  send,
  withdrawalText,
} from '../desk.ts';

export const delivery: readonly ConformanceCase[] = [
  {
    name: 'An exchange with nothing to send says what central has',
    failing: 'a desk cannot ask for news',
    run: async (world) => {
      const desk = deskOf(world);
      const { head } = desk;
      assert.deepEqual((await exchange(desk)).has, head);
    },
  },
  {
    name: 'A new entry is had at once and its outcome told in the same answer',
    failing: 'the desk never learns that its case arrived',
    run: async (world) => {
      const desk = deskOf(world);
      const [entry] = chained(desk.head, [caseText(desk)]);
      assert.ok(entry);
      const answer = await exchange(desk, [entry]);
      assert.deepEqual(answer.has, { seq: entry.seq, hash: entry.hash });
      assert.equal(outcomesOf(answer, entry.seq).length, 1, 'one outcome for one entry');
    },
  },
  {
    name: 'The same entry sent again is accepted silently and changes nothing',
    failing: 'a lost answer makes one case two, or stops the desk',
    run: async (world) => {
      const desk = deskOf(world);
      const entries = chained(desk.head, [caseText(desk), caseText(desk)]);
      const first = await exchange(desk, entries);
      const second = await exchange(desk, entries);
      assert.deepEqual(second.has, first.has);
      assert.deepEqual(
        second.events.filter(({ event }) => event.kind.startsWith('entry.')),
        [],
        'no second outcome',
      );
    },
  },
  {
    name: 'An entry of the oddest characters is still the same entry when it comes again',
    failing: 'one strange letter stops a desk for ever',
    run: async (world) => {
      const desk = deskOf(world);
      const entries = chained(desk.head, ['"\u0000 \u{1f33e} ა\u0301 \ufeff \u2028 \ud800"']);
      const first = await exchange(desk, entries);
      assert.deepEqual((await exchange(desk, entries)).has, first.has);
    },
  },
  {
    name: 'A correction and a withdrawal are taken behind their case, and say nothing of the case itself',
    failing: 'a correction becomes a second case, or unregisters the first',
    run: async (world) => {
      const desk = deskOf(world);
      const filed = caseText(desk);
      const entries = chained(desk.head, [filed, correctionText(filed), withdrawalText(filed, 3)]);
      const answer = await exchange(desk, entries);
      assert.equal(answer.has.seq, entries.at(-1)?.seq);
      const [, correction, withdrawal] = entries.map(({ seq }) => outcomesOf(answer, seq));
      for (const outcomes of [correction, withdrawal]) {
        assert.equal(outcomes?.length, 1, 'one outcome for one entry');
        assert.equal(outcomes?.[0]?.kind, 'entry.taken');
      }
    },
  },
  {
    name: 'One after the other leaves a group application: each is taken, and the application stays the one that it was',
    failing: 'a neighbour who leaves a petition takes it from the whole street',
    run: async (world) => {
      const desk = deskOf(world);
      const group = (...names: string[]) => ({
        applicant: { lastName: 'ბერიძე', together: true, furtherApplicants: names.map((lastName) => ({ lastName })) },
      });
      const filed = JSON.stringify({ ...JSON.parse(caseText(desk)), ...group('მურადოვა', 'ქავთარაძე') });
      const leaving = [correctionText(filed, 2, group('ქავთარაძე')), correctionText(filed, 3, group())];
      const entries = chained(desk.head, [filed, ...leaving]);
      const answer = await exchange(desk, entries);
      const kinds = entries.slice(1).map(({ seq }) => outcomesOf(answer, seq).map(({ kind }) => kind));
      assert.deepEqual(kinds, [['entry.taken'], ['entry.taken']]);
    },
  },
  {
    name: 'A correction of a case that central lacks is its filing',
    failing: 'a case whose first version was lost with a disk is refused',
    run: async (world) => {
      const desk = deskOf(world);
      const [entry] = chained(desk.head, [correctionText(caseText(desk))]);
      assert.ok(entry);
      const [outcome] = outcomesOf(await exchange(desk, [entry]), entry.seq);
      assert.ok(outcome?.kind === 'entry.registered' || outcome?.kind === 'entry.waiting', `it is ${outcome?.kind}`);
    },
  },
  {
    name: 'A correction that comes again in a new place is the same correction, and nothing follows a withdrawal',
    failing: 'a restored desk doubles its corrections, or revives what the applicant took back',
    run: async (world) => {
      const desk = deskOf(world);
      const filed = caseText(desk);
      const [correction, withdrawal] = [correctionText(filed), withdrawalText(filed, 3)];
      await exchange(desk, chained(desk.head, [filed, correction, withdrawal]));
      const again = chained(desk.head, [correction, withdrawal, correctionText(filed, 4)]);
      const answer = await exchange(desk, again);
      const kinds = again.map(({ seq }) => outcomesOf(answer, seq).map(({ kind }) => kind));
      assert.deepEqual(kinds, [['entry.taken'], ['entry.taken'], ['entry.refused']]);
    },
  },
  {
    name: 'Known and new entries in one request: only the new ones are taken',
    failing: 'a desk that is unsure what arrived cannot go on',
    run: async (world) => {
      const desk = deskOf(world);
      const [known, fresh] = chained(desk.head, [caseText(desk), caseText(desk)]);
      assert.ok(known && fresh);
      await exchange(desk, [known]);
      const answer = await exchange(desk, [known, fresh]);
      assert.equal(answer.has.seq, fresh.seq);
      assert.equal(outcomesOf(answer, known.seq).length, 0);
      assert.equal(outcomesOf(answer, fresh.seq).length, 1);
    },
  },
  {
    name: 'Entries that leave a gap are refused with what central has',
    failing: 'a case can get lost between two others without anybody noticing',
    run: async (world) => {
      const desk = deskOf(world);
      const [, later] = chained(desk.head, [caseText(desk), caseText(desk)]);
      assert.ok(later);
      const heard = await send(desk, exchangePath, nextRequest(desk, [later]));
      assert.deepEqual(problemIn(heard, 409, 'request.gap').has, desk.head);
    },
  },
  {
    name: 'A gap inside one request is refused and nothing of it is stored',
    failing: 'half a request is taken',
    run: async (world) => {
      const desk = deskOf(world);
      const [first, , third] = chained(desk.head, [caseText(desk), caseText(desk), caseText(desk)]);
      assert.ok(first && third);
      const { head } = desk;
      problemIn(await send(desk, exchangePath, nextRequest(desk, [first, third])), 409, 'request.gap');
      assert.deepEqual((await exchange(desk)).has, head);
    },
  },
  {
    name: 'An entry whose hash does not follow is refused as a broken chain and nothing is stored',
    failing: 'entries can be changed or swapped without anybody noticing',
    run: async (world) => {
      const desk = deskOf(world);
      const [good, bad] = chained(desk.head, [caseText(desk), caseText(desk)]);
      assert.ok(good && bad);
      const { head } = desk;
      const heard = await send(desk, exchangePath, nextRequest(desk, [good, { ...bad, hash: good.hash }]));
      assert.deepEqual(problemIn(heard, 409, 'chain.broken').has, head);
      assert.deepEqual((await exchange(desk)).has, head);
    },
  },
  {
    name: 'Another entry under a number that central has is a broken chain',
    failing: 'a copied disk overwrites or shadows a case that somebody filed',
    run: async (world) => {
      const desk = deskOf(world);
      const before = desk.head;
      await exchange(desk, chained(before, [caseText(desk)]));
      const heard = await send(desk, exchangePath, nextRequest(desk, chained(before, [caseText(desk)])));
      assert.deepEqual(problemIn(heard, 409, 'chain.broken').has, desk.head);
    },
  },
  {
    name: 'A full request of the largest number of entries is taken',
    failing: 'a desk that was without a line for weeks cannot empty its queue',
    run: async (world) => {
      const desk = deskOf(world);
      const entries = chained(
        desk.head,
        Array.from({ length: limits.entriesPerRequest }, () => caseText(desk)),
      );
      const answer = await exchange(desk, entries);
      assert.equal(answer.has.seq, entries.at(-1)?.seq);
    },
  },
  {
    name: 'The same case in a new epoch keeps its registration, and the new chain starts at its genesis',
    failing: 'a restored desk doubles every case that it sends again',
    run: async (world) => {
      const desk = deskOf(world);
      const payload = caseText(desk);
      const [entry] = chained(desk.head, [payload]);
      assert.ok(entry);
      const first = outcomesOf(await exchange(desk, [entry]), entry.seq).at(-1);
      const second = { ...desk, place: { ...desk.place, epoch: 2 } };
      const empty = answerIn(await send(desk, exchangePath, nextRequest(second)));
      assert.equal(empty.has.seq, 0, 'nothing of the new epoch is there yet');
      const answer = await exchange(second, chained(empty.has, [payload]));
      Object.assign(desk, { request: second.request, cursor: second.cursor });
      const again = outcomesOf(answer, 1, 2).at(-1);
      assert.equal(again?.kind, first?.kind);
      if (first?.kind === 'entry.registered' && again?.kind === 'entry.registered')
        assert.equal(again.registrationNumber, first.registrationNumber);
    },
  },
];
