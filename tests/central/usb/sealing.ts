// Central's age identity, to which desks seal what they carry by USB, and the opening and closing of such files.
import { Readable } from 'node:stream';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { sealingWork } from '../../../shared/protocol/enrolment-file.ts';
import { type Store, setting } from '../store/store.ts';

export interface Sealing {
  readonly identity: string;
  readonly recipient: string;
}

/** The identity of this central, made once; every node on the same database has the same. */
export async function sealingOf(store: Store): Promise<Sealing> {
  const fresh = await generateX25519Identity();
  const identity = await setting(store, 'sealing', () => fresh);
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The lines of a sealed file. Throws for another's file, damage, a cut, and a line longer than `longest` bytes. */
export async function* openedLines(identity: string, sealed: Readable, longest: number): AsyncIterable<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const plain = await decrypter.decrypt(Readable.toWeb(sealed) as ReadableStream<Uint8Array>);
  let rest = Buffer.alloc(0);
  let pieces: Buffer[] = [];
  let waiting = 0;
  for await (const piece of plain) {
    const bytes = Buffer.from(piece);
    if (!bytes.includes(10)) {
      pieces.push(bytes);
      waiting += bytes.length;
      if (waiting > longest) throw new Error('a line is too long');
      continue;
    }
    rest = Buffer.concat([...pieces, bytes]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.subarray(0, end).toString('utf8');
      rest = rest.subarray(end + 1);
    }
    [pieces, waiting] = [[Buffer.from(rest)], rest.length];
  }
  if (waiting > 0) throw new Error('the last line is not whole');
}

/** Seals the lines, each with its LF. */
export async function sealedLines(recipient: string, lines: readonly string[]): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(lines.join('')));
}

/** Seals a small text under an enrolment code. */
export async function sealedUnder(code: string, text: string): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(code);
  encrypter.setScryptWorkFactor(sealingWork);
  return Buffer.from(await encrypter.encrypt(text));
}
