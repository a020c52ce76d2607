// Lines of text in an age file: written as they come and flushed before anybody hears of it, read as they come and never
// longer than allowed. What the lines say is others' business.
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { openStream, sealStream } from './age.ts';

/** Seals the lines (each with its LF) to `recipient` in a new file, flushed. Rejects when the disk fails. */
export async function writeSealedLines(file: string, recipient: string, lines: Iterable<string>): Promise<void> {
  const parts = Readable.from(lines, { objectMode: true }).map((line: string) => Buffer.from(line, 'utf8'));
  const plain = Readable.toWeb(parts) as ReadableStream<Uint8Array>;
  const handle: FileHandle = await open(file, 'wx', 0o600);
  try {
    for await (const part of await sealStream(recipient, plain)) await handle.write(part);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The lines without their LF. Rejects for a foreign identity, damaged or cut bytes, and a line longer than `longest` bytes. */
export async function* sealedLines(
  identity: string,
  sealed: ReadableStream<Uint8Array>,
  longest: number,
): AsyncIterable<string> {
  let [waiting, length]: [Uint8Array[], number] = [[], 0];
  for await (const part of await openStream(identity, sealed)) {
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      yield Buffer.concat([...waiting, part.subarray(from, end)]).toString('utf8');
      [waiting, length, from] = [[], 0, end + 1];
    }
    waiting.push(part.slice(from));
    length += part.length - from;
    if (length > longest) throw new Error('a line is too long');
  }
  if (length > 0) throw new Error('the last line is not whole');
}
