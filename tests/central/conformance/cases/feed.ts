// Outcomes and the feed: one bad entry stops no other, and the cursor brings every event again until it is stored.
import assert from 'node:assert/strict';
import { type ExchangeAnswer, exchangePath, limits } from '../../../../shared/protocol/exchange.ts';
import type { ConformanceCase } from '../case.ts';
import { deskOf } from '../case.ts';
import { answerIn, caseText, chained, type Desk, exchange, nextRequest, outcomesOf, send } from '../desk.ts';

async function from(desk: Desk, cursor: number): Promise<ExchangeAnswer> {
  return answerIn(await send(desk, exchangePath, nextRequest(desk, [], { cursor })));
}

/** A poisoned entry between two good ones: it alone is refused. */
async function poison(desk: Desk, payload: string): Promise<void> {
  const entries = chained(desk.head, [caseText(desk), payload, caseText(desk)]);
  const answer = await exchange(desk, entries);
  assert.equal(answer.has.seq, entries.at(-1)?.seq, 'all three are had');
  const [before, bad, after] = entries.map((entry) => outcomesOf(answer, entry.seq));
  assert.equal(before?.length, 1);
  assert.equal(after?.length, 1);
  assert.equal(bad?.length, 1);
  const [outcome] = bad;
  assert.ok(outcome?.kind === 'entry.refused', `it is ${outcome?.kind}`);
  assert.equal(outcome.problem.code, 'entry.unreadable');
  assert.notEqual(outcome.reason, '', 'a reason for people');
  assert.deepEqual((await exchange(desk, entries)).has, answer.has, 'sent again, all three are known');
}

export const feed: readonly ConformanceCase[] = [
  {
    name: 'An entry that is no JSON is kept, refused as unreadable, and blocks no other',
    failing: 'one bad case stops a whole center',
    run: (world) => poison(deskOf(world), 'this is no JSON'),
  },
  {
    name: 'An entry of an unknown kind is kept, refused as unreadable, and blocks no other',
    failing: 'a newer desk’s case stops everything behind it',
    run: (world) => poison(deskOf(world), '{"kind":"case.dreamt","case":"of"}'),
  },
  {
    name: 'A case with a missing part is kept, refused as unreadable, and blocks no other',
    failing: 'a half case is registered, or stops everything behind it',
    run: (world) => {
      const { route: _, ...rest } = JSON.parse(caseText(deskOf(world)));
      return poison(deskOf(world), JSON.stringify(rest));
    },
  },
  {
    name: 'Other content under a case that central has is refused and replaces nothing',
    failing: 'a case can be overwritten after the citizen went home',
    run: async (world) => {
      const desk = deskOf(world);
      const payload = caseText(desk);
      const other = JSON.stringify({ ...JSON.parse(payload), answers: { description: 'სხვა' } });
      const [first, second] = chained(desk.head, [payload, other]);
      assert.ok(first && second);
      const answer = await exchange(desk, [first, second]);
      assert.equal(outcomesOf(answer, second.seq).at(-1)?.kind, 'entry.refused');
    },
  },
  {
    name: 'The same cursor brings the same events again',
    failing: 'an answer that gets lost takes outcomes with it',
    run: async (world) => {
      const desk = deskOf(world);
      const { cursor } = desk;
      await exchange(desk, chained(desk.head, [caseText(desk), caseText(desk)]));
      const once = await from(desk, cursor);
      assert.ok(once.events.length >= 2);
      assert.deepEqual((await from(desk, cursor)).events, once.events);
    },
  },
  {
    name: 'Events are numbered without gaps from 1, and an answer says when there are more',
    failing: 'a desk cannot know whether it has all news',
    run: async (world) => {
      const desk = deskOf(world);
      for (let sent = 0; sent < limits.eventsPerAnswer + 1; sent += limits.entriesPerRequest) {
        const payloads = Array.from({ length: limits.entriesPerRequest }, () => caseText(desk));
        await exchange(desk, chained(desk.head, payloads));
      }
      const first = await from(desk, 0);
      assert.ok(first.more, 'more events wait than one answer may hold');
      let last = 0;
      for (let answer = first; ; answer = await from(desk, last)) {
        for (const { n } of answer.events) assert.equal(n, ++last);
        if (!answer.more) break;
        assert.ok(answer.events.length > 0, 'more, but nothing now');
      }
      assert.equal(last, desk.cursor);
    },
  },
  {
    name: 'A cursor beyond the feed brings nothing and is no error',
    failing: 'after a restore of central no desk can exchange',
    run: async (world) => {
      const desk = deskOf(world);
      const answer = await from(desk, desk.cursor + 1_000_000);
      assert.deepEqual([answer.events, answer.more], [[], false]);
    },
  },
  {
    name: 'The server epoch stays the same while central is not restored',
    failing: 'desks believe that central was restored, and send everything again',
    run: async (world) => {
      const desk = deskOf(world);
      assert.equal((await exchange(desk)).serverEpoch, (await exchange(desk)).serverEpoch);
    },
  },
  {
    name: 'An answer is bound to its request: it proves nothing for another one',
    failing: 'an old answer can be played to a desk as new',
    run: async (world) => {
      const desk = deskOf(world);
      const first = await send(desk, exchangePath, nextRequest(desk));
      const second = await send(desk, exchangePath, nextRequest(desk));
      const asked = first.sent.headers['signature'];
      first.sent.headers['signature'] = second.sent.headers['signature'] ?? '';
      assert.notEqual(first.unproven(desk.place.central.publicKey), null);
      first.sent.headers['signature'] = asked ?? '';
    },
  },
];
