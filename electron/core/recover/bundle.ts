// Writes and verifies recovery bundles (shared/protocol/recovery-bundle.ts). A bundle is written for one recipient and
// flushed before anybody hears of it; one that is cut, changed or not for the reader is none.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { entryHash, genesisHash } from '../../../db/chain.ts';
import type { Device } from '../../../db/device.ts';
import { readPaper } from '../../../db/papers.ts';
import type { Reader } from '../../../db/sqlite.ts';
import { hashBefore, unsentEntries, unsentPapers } from '../../../db/unsent.ts';
import { problem } from '../../../shared/problems.ts';
import {
  type BundleHeader,
  type BundleLine,
  bundleLineSchema,
  type CarriedLine,
  longestBundleLine,
} from '../../../shared/protocol/recovery-bundle.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { sealedLines, writeSealedLines } from '../keys/sealed-lines.ts';

export interface BundleCount {
  readonly entries: number;
  readonly papers: number;
}

/** Everything central is not proven to have, line by line. */
export function* bundleLines(db: Reader, { device, center, desk }: Device): Iterable<BundleLine> {
  yield { kind: 'bundle', format: 'sopeli-recovery', version: 1, device, center, desk };
  const counted = yield* carriedLines(db);
  yield { kind: 'end', ...counted };
}

/** The entries and papers of any file to central; answers how many they were. */
export function* carriedLines(db: Reader): Generator<CarriedLine, BundleCount> {
  let [entries, papers] = [0, 0];
  let before = { epoch: 0, seq: 0 };
  for (const { epoch, seq, hash, payload } of unsentEntries(db)) {
    if (epoch !== before.epoch || seq !== before.seq + 1) {
      yield { kind: 'chain', epoch, after: { seq: seq - 1, hash: hashBefore(db, { epoch, seq }) } };
    }
    yield { kind: 'entry', epoch, seq, hash, payload };
    before = { epoch, seq };
    entries += 1;
  }
  for (const sha256 of unsentPapers(db)) {
    const paper = readPaper(db, sha256);
    if (paper === null) continue;
    yield { kind: 'paper', sha256, mediaType: paper.mediaType, bytes: Buffer.from(paper.bytes).toString('base64') };
    papers += 1;
  }
  return { entries, papers };
}

/** Seals the lines to `recipient` in a new file, flushed; answers what it counted. Rejects when the disk fails. */
export async function writeBundle(file: string, recipient: string, lines: Iterable<BundleLine>): Promise<BundleCount> {
  let counted: BundleCount = { entries: 0, papers: 0 };
  function* texts(): Iterable<string> {
    for (const line of lines) {
      if (line.kind === 'end') counted = { entries: line.entries, papers: line.papers };
      yield `${JSON.stringify(line)}\n`;
    }
  }
  await writeSealedLines(file, recipient, texts());
  return counted;
}

/** What is known while reading; a line that does not follow from it throws. */
class Reading {
  entries = 0;
  papers = 0;
  header: BundleHeader | null = null;
  ended = false;
  #chain: { epoch: number; seq: number; hash: string } | null = null;

  take(line: BundleLine): void {
    if (this.ended || (this.header === null) !== (line.kind === 'bundle')) throw new Error('a line out of its place');
    if (line.kind === 'bundle') this.header = line;
    if (this.papers > 0 && line.kind !== 'paper' && line.kind !== 'end') throw new Error('papers come last');
    if (line.kind === 'chain') this.#begin(line.epoch, line.after);
    if (line.kind === 'entry') this.#follow(line);
    if (line.kind === 'paper') {
      const hash = createHash('sha256').update(Buffer.from(line.bytes, 'base64')).digest('hex');
      if (hash !== line.sha256) throw new Error('a paper is not what it is called');
      this.papers += 1;
    }
    if (line.kind !== 'end') return;
    if (line.entries !== this.entries || line.papers !== this.papers) throw new Error('the count is wrong');
    this.ended = true;
  }

  #begin(epoch: number, after: { seq: number; hash: string }): void {
    const genesis = genesisHash({ device: this.header?.device ?? '', epoch });
    if (after.seq === 0 && after.hash !== genesis) throw new Error('a chain does not begin with its genesis');
    this.#chain = { epoch, ...after };
  }

  #follow({ epoch, seq, hash, payload }: Extract<BundleLine, { kind: 'entry' }>): void {
    const chain = this.#chain;
    const fits = chain?.epoch === epoch && seq === chain.seq + 1 && entryHash(chain.hash, payload) === hash;
    if (!fits) throw new Error(`entry ${epoch}/${seq} does not follow`);
    this.#chain = { epoch, seq, hash };
    this.entries += 1;
  }
}

/** Opens a bundle and holds it against its format, chains, hashes and count; `each` sees every line. Problem: bundle.unreadable. */
export async function verifyBundle(
  file: string,
  identity: string,
  each: (line: BundleLine) => void = () => {},
): Promise<Result<BundleCount & { readonly header: BundleHeader }>> {
  const reading = new Reading();
  try {
    const sealed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
    for await (const text of sealedLines(identity, sealed, longestBundleLine)) {
      const line = bundleLineSchema.parse(JSON.parse(text));
      reading.take(line);
      each(line);
    }
    const { header, ended, entries, papers } = reading;
    if (header !== null && ended) return ok({ header, entries, papers });
    return fail(problem('bundle.unreadable', 'it ends too early'));
  } catch {
    // Whatever a hostile file makes the parsers throw: it is no bundle. Their messages may quote it, so they are not told.
    return fail(problem('bundle.unreadable', 'damaged, cut, or not for this identity'));
  }
}
