// One paper on its way to central by tus 1.0 (shared/protocol/papers.ts): ask how much central has, send the rest, and
// after a break go on at the byte where central is. The protocol's few lines are our own, because a tus client believes
// whatever answers, and here only central's signed word counts.
import { centralKeys } from '../../db/central-key.ts';
import type { Device } from '../../db/device.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { paperPath } from '../../shared/protocol/exchange.ts';
import { readOffset, tusVersion, uploadMediaType } from '../../shared/protocol/papers.ts';
import { uploadAnswerComponents } from '../../shared/protocol/signature.ts';
import { hear, nothingHeard } from './answer.ts';
import { toldProblem } from './correct.ts';
import type { Wire } from './needs.ts';
import { type Returned, sendSigned } from './send.ts';
import { voiceOf } from './verify.ts';

/** has: bytes that central proves to have · no: central's own refusal · silence: nobody that counts answered. */
export type Word =
  | { readonly kind: 'has'; readonly bytes: number }
  | { readonly kind: 'no' | 'silence'; readonly problem: Problem };

export interface Upload {
  readonly wire: Wire;
  readonly device: Device;
  readonly sha256: string;
  readonly signal: AbortSignal;
}

function wordIn({ answer, signature }: Returned, { wire, device }: Upload, method: 'HEAD' | 'PATCH'): Word {
  const central = centralKeys(wire.db, device);
  const silent = (why: Parameters<typeof nothingHeard>[0]): Word => ({
    kind: 'silence',
    problem: nothingHeard(why, answer?.status).problem,
  });
  if (answer === null) return silent('silence');
  if (answer.status === 200 || answer.status === 204) {
    const voice = voiceOf(answer, signature, central, uploadAnswerComponents);
    const bytes = readOffset(answer.headers['upload-offset']);
    if (voice !== 'central') return silent(voice === 'unsigned' ? 'elsewhere' : voice);
    return bytes === null ? silent('invalid') : { kind: 'has', bytes };
  }
  if (method === 'PATCH') {
    const heard = hear(answer, signature, central, () => null);
    return heard.kind === 'problem' ? { kind: 'no', problem: toldProblem(heard.problem) } : silent('invalid');
  }
  // A refused HEAD has no body to say more.
  if (voiceOf(answer, signature, central) !== 'central') return silent('elsewhere');
  return { kind: 'no', problem: problem(answer.status === 404 ? 'paper.unwanted' : 'central.failed') };
}

/** Asks central how much of the paper it has. */
export async function askOffset(upload: Upload): Promise<Word> {
  const { wire, device, sha256, signal } = upload;
  const returned = await sendSigned(
    wire,
    {
      method: 'HEAD',
      path: paperPath(sha256),
      headers: { 'tus-resumable': tusVersion },
      body: new Uint8Array(),
      signal,
    },
    { keyId: device.device, seed: device.privateKey },
  );
  return wordIn(returned, upload, 'HEAD');
}

async function sendRest(upload: Upload, body: Uint8Array, offset: number, onSent: (sent: number) => void) {
  const { wire, device, sha256, signal } = upload;
  const returned = await sendSigned(
    wire,
    {
      method: 'PATCH',
      path: paperPath(sha256),
      headers: { 'tus-resumable': tusVersion, 'content-type': uploadMediaType },
      body: body.subarray(offset),
      uploadOffset: offset,
      signal,
      onSent: (bytes) => onSent(offset + bytes),
    },
    { keyId: device.device, seed: device.privateKey },
  );
  return wordIn(returned, upload, 'PATCH');
}

/**
 * Sends what central lacks of `body`, in one request unless the line breaks; as long as central has more each time, a
 * break is followed by the rest at once. `asked` is central's word on where to begin. A whole that is not what its address
 * says goes once more from the start. Answers central's last word, or the last silence.
 */
export async function sendPaper(
  upload: Upload,
  asked: Promise<Word>,
  body: Uint8Array,
  on: { readonly proven: (bytes: number) => void; readonly sent: (bytes: number) => void },
): Promise<Word> {
  let word = await asked;
  let [before, anew] = [-1, false];
  for (;;) {
    if (word.kind !== 'has' || word.bytes >= body.byteLength) return word;
    if (word.bytes <= before) return { kind: 'silence', problem: problem('line.unreachable') };
    before = word.bytes;
    on.proven(before);
    on.sent(before);
    const sent = await sendRest(upload, body, before, on.sent);
    if (sent.kind === 'no') {
      const mismatch = sent.problem.code === 'paper.mismatch' && !anew;
      if (!mismatch && sent.problem.code !== 'paper.offset') return sent;
      if (mismatch) [before, anew] = [-1, true];
    }
    if (upload.signal.aborted) return sent;
    word = sent.kind === 'has' ? sent : await askOffset(upload);
  }
}
