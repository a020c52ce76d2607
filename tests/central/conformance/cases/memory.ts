// Memory of both sides: what a desk needs that was restored from an older copy.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  type OwnEntriesAnswer,
  ownEntriesAnswerSchema,
  ownEntriesPath,
} from '../../../../shared/protocol/own-entries.ts';
import type { ConformanceCase } from '../case.ts';
import { deskOf } from '../case.ts';
import { caseText, chained, type Desk, exchange, nextRequest, problemIn, send } from '../desk.ts';

function asking(desk: Desk, after: number, parts: object = {}) {
  const { protocol, device, epoch, request, sentAt } = nextRequest(desk);
  return { protocol, device, epoch, request, sentAt, after, ...parts };
}

async function own(desk: Desk, after: number): Promise<OwnEntriesAnswer> {
  const heard = await send(desk, ownEntriesPath, asking(desk, after));
  assert.equal(heard.status, 200, heard.text);
  return ownEntriesAnswerSchema.parse(heard.json);
}

export const memory: readonly ConformanceCase[] = [
  {
    name: 'A desk gets its own entries back, byte for byte, from any number on',
    failing: 'what a desk filed between its last backup and a broken disk is gone from the village',
    run: async (world) => {
      const desk = deskOf(world);
      const before = desk.head;
      const entries = chained(before, [caseText(desk), ' {"odd" : "\u0000 ოდნავ უცნაური"}\n', caseText(desk)]);
      await exchange(desk, entries);
      assert.deepEqual(await own(desk, before.seq), { protocol: 1, has: desk.head, entries });
      assert.deepEqual((await own(desk, before.seq + 1)).entries, entries.slice(1));
      assert.deepEqual((await own(desk, desk.head.seq)).entries, []);
    },
  },
  {
    name: 'Asking for the own entries page by page gives all of them',
    failing: 'a long history never comes back over a short-lived line',
    run: async (world) => {
      const desk = deskOf(world);
      let last = 0;
      for (let page = await own(desk, 0); last < page.has.seq; page = await own(desk, last)) {
        assert.notEqual(page.entries.length, 0, 'more is there, but nothing is given');
        for (const entry of page.entries) assert.equal(entry.seq, ++last);
        if (last === page.has.seq) break;
      }
      assert.equal(last, desk.head.seq);
    },
  },
  {
    name: 'Nobody gets the entries of another device, and no request for them can be played again',
    failing: 'cases of a whole center can be read by whoever recorded one request',
    run: async (world) => {
      const desk = deskOf(world);
      problemIn(await send(desk, ownEntriesPath, asking(desk, 0, { device: randomUUID() })), 401, 'request.tampered');
      const request = asking(desk, 0);
      assert.equal((await send(desk, ownEntriesPath, request)).status, 200);
      problemIn(await send(desk, ownEntriesPath, request), 409, 'request.replayed');
      const unsigned = await send(desk, ownEntriesPath, asking(desk, 0), (sent) => ({ ...sent, headers: {} }));
      problemIn(unsigned, 401, 'request.unsigned');
    },
  },
];
