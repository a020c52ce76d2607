// Reads a desk's bundle and believes nothing of it before its end: format, chains, hashes, count and the signature of an
// enrolled desk. Nothing is stored while it is read.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ProblemCode } from '../../../shared/problems.ts';
import { entryText, genesisText } from '../../../shared/protocol/chain.ts';
import { longestBundleLine } from '../../../shared/protocol/recovery-bundle.ts';
import { signedText, type UsbHeader, type UsbLine, usbLineSchema } from '../../../shared/protocol/usb.ts';
import { isSignatureOf, sha256 } from '../signing.ts';
import { earlierKeysOf } from '../store/device-keys.ts';
import { type Device, deviceById } from '../store/devices.ts';
import type { Store } from '../store/store.ts';
import { openedLines } from './sealing.ts';

/** Why a bundle is not taken; nothing of it was. */
export class NoBundle extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

export type Claim = Extract<UsbLine, { kind: 'claim' }>;

export interface Verified {
  readonly header: UsbHeader;
  /** Null: not heard of yet; its place came in a file, and `claim` is the code that was with it. */
  readonly desk: Device | null;
  readonly claim: Claim | null;
  readonly entries: number;
  readonly papers: number;
}

/** What is known while reading. */
interface Reading {
  header: UsbHeader | null;
  claim: Claim | null;
  chain: { epoch: number; seq: number; hash: string } | null;
  entries: number;
  papers: number;
  ended: boolean;
}

function follow(reading: Reading, line: Exclude<UsbLine, { kind: 'end' }>): void {
  if (line.kind === 'bundle') {
    reading.header = line;
  } else if (line.kind === 'claim') {
    if (reading.claim !== null || reading.chain !== null) throw new Error('a claim out of its place');
    reading.claim = line;
  } else if (line.kind === 'chain') {
    const genesis = sha256(genesisText(reading.header?.device ?? '', line.epoch));
    if (line.after.seq === 0 && line.after.hash !== genesis) throw new Error('a chain without its genesis');
    reading.chain = { epoch: line.epoch, ...line.after };
  } else if (line.kind === 'entry') {
    const { chain } = reading;
    const fits = chain?.epoch === line.epoch && line.seq === chain.seq + 1;
    if (!fits || sha256(entryText(chain.hash, line.payload)) !== line.hash) throw new Error('an entry does not follow');
    reading.chain = { epoch: line.epoch, seq: line.seq, hash: line.hash };
    reading.entries += 1;
  } else {
    if (sha256(Buffer.from(line.bytes, 'base64')) !== line.sha256) throw new Error('a paper is not what it is called');
    reading.papers += 1;
  }
}

/** The lines of the bundle, checked for their form only. */
export async function* bundleLines(identity: string, file: string): AsyncIterable<{ text: string; line: UsbLine }> {
  for await (const text of openedLines(identity, createReadStream(file), longestBundleLine)) {
    yield { text, line: usbLineSchema.parse(JSON.parse(text)) };
  }
}

/**
 * Holds the whole file against its format and its desk's key. `vouched`: somebody answers for a bundle of a revoked desk,
 * whose cases are not to be lost with it. Throws `NoBundle`.
 */
export async function verifyBundle(store: Store, identity: string, file: string, vouched: boolean): Promise<Verified> {
  const reading: Reading = { header: null, claim: null, chain: null, entries: 0, papers: 0, ended: false };
  const hash = createHash('sha256');
  let signature = '';
  try {
    for await (const { text, line } of bundleLines(identity, file)) {
      if (reading.ended || (reading.header === null) !== (line.kind === 'bundle')) throw new Error('out of its place');
      if (line.kind === 'end') {
        if (line.entries !== reading.entries || line.papers !== reading.papers) throw new Error('a wrong count');
        [reading.ended, signature] = [true, line.signature];
      } else {
        follow(reading, line);
        hash.update(`${text}\n`);
      }
    }
  } catch {
    throw new NoBundle('bundle.unreadable', 'damaged, cut, or not sealed to this central');
  }
  const { header, entries, papers, ended } = reading;
  if (header === null || !ended) throw new NoBundle('bundle.unreadable', 'it ends too early');
  const desk = (await deviceById(store, header.device)) ?? null;
  const { claim } = reading;
  const key = desk?.public_key ?? claim?.publicKey;
  if (key === undefined) throw new NoBundle('device.unknown', 'no such desk is enrolled here');
  if (desk !== null && desk.revoked !== 0 && !vouched)
    throw new NoBundle(
      'device.revoked',
      'this desk may not exchange any more; who knows where the stick comes from says so',
    );
  const signed = signedText('sopeli-usb', hash.digest('hex'));
  const earlier = desk === null ? [] : (await earlierKeysOf(store, desk.id)).filter(({ inUse }) => inUse);
  if (![key, ...earlier.map((one) => one.key)].some((one) => isSignatureOf(one, signed, signature))) {
    throw new NoBundle('bundle.foreign', 'not signed by the desk that it names');
  }
  return { header, desk, claim, entries, papers };
}
