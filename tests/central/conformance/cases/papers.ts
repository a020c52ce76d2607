// Papers: asked for once the case is there, taken whole under their hash, never twice.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { PaperRef } from '../../../../shared/forms/answers.ts';
import { paperPath } from '../../../../shared/protocol/exchange.ts';
import { sha256 } from '../../signing.ts';
import type { ConformanceCase } from '../case.ts';
import { deskOf } from '../case.ts';
import { caseText, chained, type Desk, exchange, problemIn, send } from '../desk.ts';

interface Paper {
  readonly bytes: Buffer;
  readonly ref: PaperRef;
}

function newPaper(): Paper {
  const bytes = randomBytes(10_000);
  return { bytes, ref: { sha256: sha256(bytes), name: 'scan.jpg', mediaType: 'image/jpeg', size: bytes.length } };
}

/** Files a case that names these papers. */
async function named(desk: Desk, papers: readonly Paper[]): Promise<string[]> {
  const text = caseText(
    desk,
    papers.map((paper) => paper.ref),
  );
  return (await exchange(desk, chained(desk.head, [text]))).papersWanted;
}

export const papers: readonly ConformanceCase[] = [
  {
    name: 'A paper that a case names is wanted until it is there, and taken once',
    failing: 'papers get lost, or the line is spent on sending them twice',
    run: async (world) => {
      const desk = deskOf(world);
      const [one, two] = [newPaper(), newPaper()];
      const wanted = await named(desk, [one, two]);
      assert.deepEqual([...wanted].sort(), [one.ref.sha256, two.ref.sha256].sort());
      const path = paperPath(one.ref.sha256);
      assert.equal((await send(desk, path, one.bytes)).status, 201);
      assert.equal((await send(desk, path, one.bytes)).status, 200, 'sent again');
      assert.deepEqual((await exchange(desk)).papersWanted, [two.ref.sha256]);
      assert.equal((await send(desk, paperPath(two.ref.sha256), two.bytes)).status, 201);
      assert.deepEqual((await exchange(desk)).papersWanted, []);
      assert.deepEqual(await named(desk, [one]), [], 'the same content in another case');
    },
  },
  {
    name: 'Content that has another hash than its address is refused and stays wanted',
    failing: 'a broken or exchanged paper is filed as the citizen’s',
    run: async (world) => {
      const desk = deskOf(world);
      const paper = newPaper();
      await named(desk, [paper]);
      const path = paperPath(paper.ref.sha256);
      problemIn(await send(desk, path, paper.bytes.subarray(1)), 400, 'request.invalid');
      assert.deepEqual((await exchange(desk)).papersWanted, [paper.ref.sha256]);
      await send(desk, path, paper.bytes);
    },
  },
  {
    name: 'A paper without a good signature is refused',
    failing: 'anybody can fill central’s disk',
    run: async (world) => {
      const desk = deskOf(world);
      const { bytes, ref } = newPaper();
      const unsigned = await send(desk, paperPath(ref.sha256), bytes, (sent) => ({ ...sent, headers: {} }));
      problemIn(unsigned, 401, 'request.unsigned');
      const path = paperPath(newPaper().ref.sha256);
      problemIn(await send(desk, paperPath(ref.sha256), bytes, (sent) => ({ ...sent, path })), 401, 'request.tampered');
    },
  },
  {
    name: 'An address that is no SHA-256 is refused',
    failing: 'a desk’s words become file names',
    run: async (world) => {
      problemIn(await send(deskOf(world), paperPath('..%2Fsecret'), Buffer.from('x')), 400, 'request.invalid');
    },
  },
];
