// HEAD and PATCH /v1/papers/:sha256: tus 1.0 as shared/protocol/papers.ts has it. Its own few lines instead of a tus
// server: the address is the content, an upload is made by a case and not by a request, every answer is signed, and what
// arrived lies in the same store as everything else, so that a copy of central has it too.
import type { Readable } from 'node:stream';
import { readOffset } from '../../../shared/protocol/papers.ts';
import { uploadComponents } from '../../../shared/protocol/signature.ts';
import type { Central } from '../central.ts';
import type { Device } from '../store/devices.ts';
import { addPart, joinParts, namedSize, receivedOf } from '../store/papers.ts';
import type { Store } from '../store/store.ts';
import type { Received } from './received.ts';
import { signingDesk } from './refusal.ts';
import { problemReply, type Reply, uploadReply } from './reply.ts';

/** So much is kept at once; a power cut at central costs at most this of what arrived. */
const partBytes = 65_536;
/** A content whose sender was quiet for so long may be taken over by another desk. */
const quietMs = 30_000;

interface Sender {
  readonly device: string;
  readonly stream: Readable;
  /** Resolves when all that came of it is kept. */
  readonly ended: Promise<unknown>;
  heardAt: number;
}

/** Who is sending what right now. A desk that comes again has lost its line: its older request is only half dead. */
export type Senders = Map<string, Sender>;

/** What the desk asks about: the size its case names and how much central has, or the answer that there is none. */
async function uploadOf(
  { store }: Central,
  desk: Device,
  sha256: string,
): Promise<{ readonly size: number; readonly has: number } | { readonly reply: Reply }> {
  const size = await namedSize(store, desk.id, sha256);
  return size === null ? { reply: problemReply('paper.unwanted') } : { size, has: await receivedOf(store, sha256) };
}

/** Ends what this desk sent before on a line that broke; answers false when another desk is sending the content. */
async function alone(central: Central, senders: Senders, desk: Device, sha256: string): Promise<boolean> {
  const other = senders.get(sha256);
  if (other === undefined) return true;
  if (other.device !== desk.id && central.now().getTime() - other.heardAt < quietMs) return false;
  other.stream.destroy();
  await other.ended.catch(() => undefined);
  return true;
}

/** HEAD: how much central has. A refusal has no body, because a HEAD has none to give. */
export async function tellUpload(
  central: Central,
  senders: Senders,
  received: Received,
  sha256: string,
): Promise<Reply> {
  const signer = await signingDesk(central, received);
  if (!('reply' in signer)) await alone(central, senders, signer.desk, sha256);
  const upload = 'reply' in signer ? signer : await uploadOf(central, signer.desk, sha256);
  if ('reply' in upload) return { ...upload.reply, contentType: null, body: Buffer.alloc(0) };
  return uploadReply(200, upload.has, upload.size);
}

/** What comes until it ends or the line breaks: what arrived counts, that is what all of this is for. */
async function* arriving(stream: Readable): AsyncIterable<Buffer> {
  try {
    yield* stream;
  } catch {}
}

/** Keeps what comes until it ends or breaks off. */
async function keepComing(
  store: Store,
  sha256: string,
  { start, size }: { readonly start: number; readonly size: number },
  stream: Readable,
  heard: () => void,
): Promise<'kept' | 'too-much' | 'moved'> {
  let [at, waiting, pieces] = [start, 0, [] as Buffer[]];
  const keep = async (): Promise<boolean> => {
    const [start, bytes] = [at, Buffer.concat(pieces)];
    [at, waiting, pieces] = [at + waiting, 0, []];
    return bytes.length === 0 || addPart(store, sha256, start, bytes);
  };
  for await (const piece of arriving(stream)) {
    heard();
    if (at + waiting + piece.length > size) return 'too-much';
    waiting += piece.length;
    pieces.push(piece);
    if (waiting >= partBytes && !(await keep())) return 'moved';
  }
  return (await keep()) ? 'kept' : 'moved';
}

/** PATCH: the rest of a paper from the offset that central has. Nobody hears the answer when the line breaks. */
export async function takeRest(
  central: Central,
  senders: Senders,
  received: Received & { readonly stream: Readable },
  sha256: string,
): Promise<Reply> {
  const { store } = central;
  const signer = await signingDesk(central, received, uploadComponents);
  if ('reply' in signer) return signer.reply;
  if (!(await alone(central, senders, signer.desk, sha256))) return problemReply('paper.taken', { retryAfter: 5 });
  const upload = await uploadOf(central, signer.desk, sha256);
  if ('reply' in upload) return upload.reply;
  const start = readOffset(received.headers['upload-offset']);
  if (start !== upload.has) return problemReply('paper.offset', { detail: `central has ${upload.has}` });
  const heard = (): void => {
    sender.heardAt = central.now().getTime();
  };
  const ended = keepComing(store, sha256, { start, size: upload.size }, received.stream, heard);
  const sender: Sender = { device: signer.desk.id, stream: received.stream, ended, heardAt: central.now().getTime() };
  senders.set(sha256, sender);
  const came = await ended.finally(() => {
    if (senders.get(sha256) === sender) senders.delete(sha256);
  });
  if (came === 'too-much') return problemReply('request.invalid', { detail: 'more than the paper' });
  const has = await receivedOf(store, sha256);
  if (came === 'moved') return problemReply('paper.offset', { detail: `central has ${has}` });
  if (has === upload.size && start < has && !(await joinParts(store, sha256, central.now().toISOString()))) {
    return problemReply('paper.mismatch');
  }
  return uploadReply(204, has);
}
