// Reads a packed request as far as that can be done without the store: expands it, writes its payloads as the texts they
// stand for, and notes what each says. Does nothing else, so a thread may do it as well.
import { readPacked } from '../../../shared/protocol/packed/messages.ts';
import type { Dictionary } from './dictionary.ts';
import { type Facts, factsIn, factsInText } from './facts.ts';
import { unpackContent } from './packing.ts';

export interface ReadEntries {
  readonly first: number;
  readonly after: string;
  readonly check: string;
  /** All payloads in UTF-8, one behind the other, and where each ends. */
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
  readonly facts: readonly (Facts | null)[];
}

export interface ReadRequest {
  readonly withDictionary: boolean;
  readonly epoch: number;
  readonly request: number;
  readonly cursor: number;
  /** Null when there is nothing to send. */
  readonly entries: ReadEntries | null;
}

/** Why there is no request: the dictionary is not known, it is not packed, is of another version, or does not fit. */
export type Unread = { readonly refused: 'dictionary' | 'malformed' | 'version' | 'invalid' };

function written(texts: readonly string[]): Pick<ReadEntries, 'bytes' | 'ends'> {
  let end = 0;
  const written = texts.map((text) => Buffer.from(text));
  const ends = written.map(({ length }) => {
    end += length;
    return end;
  });
  // Of its own, so that it can be handed from thread to thread.
  const bytes = Buffer.allocUnsafeSlow(end);
  for (const [at, one] of written.entries()) bytes.set(one, ends[at - 1] ?? 0);
  return { bytes, ends };
}

const isOtherVersion = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'protocol' in value && value.protocol !== 2;

export function readRequest(body: Uint8Array, dictionary: Dictionary | null): ReadRequest | Unread {
  const content = unpackContent(body, dictionary);
  if ('refused' in content) return content;
  const { value, withDictionary } = content;
  const read = readPacked(value);
  if (read === null) return { refused: isOtherVersion(value) ? 'version' : 'invalid' };
  const { epoch, request, cursor, entries } = read;
  if (entries === null) return { withDictionary, epoch, request, cursor, entries };
  const { first, after, check, payloads, texts } = entries;
  const facts = payloads.map((payload) =>
    typeof payload === 'string' ? factsInText(payload.toWellFormed()) : factsIn(payload),
  );
  return { withDictionary, epoch, request, cursor, entries: { first, after, check, ...written(texts), facts } };
}
