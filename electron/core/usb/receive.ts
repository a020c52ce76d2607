// Reads central's return file. What it says counts only when it opens with this desk's own key, is signed with central's
// pinned one, and is about this desk; anything else is told apart and changes nothing.
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Device } from '../../../db/device.ts';
import { problem } from '../../../shared/problems.ts';
import { type ExchangeAnswer, limits } from '../../../shared/protocol/exchange.ts';
import { returnLineSchema, signedText } from '../../../shared/protocol/usb.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { verifyText } from '../../sync/keys.ts';
import { keyNamed, type Pinned } from '../../sync/verify.ts';
import { sealedLines } from '../keys/sealed-lines.ts';

/** No return is larger: years of answers. */
const largestReturn = 268_435_456;

export interface Returned {
  readonly bundle: string;
  readonly answers: readonly ExchangeAnswer[];
}

/** `keys`: central's. Problems: bundle.unreadable (damaged, cut, not sealed to this desk), bundle.foreign (another desk's, another central's). */
export async function readReturn(
  file: string,
  identity: string,
  device: Device,
  keys: Pinned,
): Promise<Result<Returned>> {
  const answers: ExchangeAnswer[] = [];
  const hash = createHash('sha256');
  let bundle: string | null = null;
  try {
    if (statSync(file).size > largestReturn) return fail(problem('bundle.unreadable', 'too large'));
    const sealed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
    let ended = false;
    for await (const text of sealedLines(identity, sealed, limits.answerBytes + 1_024)) {
      const line = returnLineSchema.parse(JSON.parse(text));
      if (ended || (bundle === null) !== (line.kind === 'return')) throw new Error('a line out of its place');
      if (line.kind === 'return') {
        if (line.device !== device.device) return fail(problem('bundle.foreign', 'for another desk'));
        bundle = line.bundle;
      }
      if (line.kind === 'answer') answers.push(line.answer);
      if (line.kind !== 'end') {
        hash.update(`${text}\n`);
        continue;
      }
      const signed = signedText('sopeli-usb-return', hash.digest('hex'));
      const key = keyNamed(keys, line.keyId);
      const ours = key !== null && verifyText(signed, line.signature, key.publicKey);
      if (!ours) return fail(problem('bundle.foreign', 'not signed by our central'));
      if (line.answers !== answers.length) throw new Error('the count is wrong');
      ended = true;
    }
    if (bundle !== null && ended) return ok({ bundle, answers });
    return fail(problem('bundle.unreadable', 'it ends too early'));
  } catch {
    // Whatever a hostile file makes the parsers throw: it is no return. Their messages may quote it, so they are not told.
    return fail(problem('bundle.unreadable', 'damaged, cut, or not for this desk'));
  }
}
