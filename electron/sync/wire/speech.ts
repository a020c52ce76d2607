// Which language central understands, learnt from what it answers and forgotten with the program: version 2 packed, with
// the catalogue's dictionary; else version 1 in JSON, in the best content coding that central says it takes. Pure.
//
// Nothing here needs an answer to be proven: a liar can only make the desk spend more bytes.
import { packedType } from '../../../shared/protocol/envelope.ts';
import type { HttpAnswer } from '../../core/ports.ts';

export type Coding = 'identity' | 'gzip' | 'dcz';

export interface Speech {
  readonly packed: boolean;
  /** Whether central is believed to have the dictionary of our catalogue. */
  readonly dictionary: boolean;
  /** Content coding of requests in JSON. */
  readonly coding: Coding;
}

/** How a desk begins: with the best that there is. */
export const bestSpeech: Speech = { packed: true, dictionary: true, coding: 'identity' };

/** Statuses with which a central that never heard of packed messages, or a box before it, turns them away. */
const notUnderstood = new Set([400, 401, 406, 415, 501]);

function codingOf(headers: Readonly<Record<string, string>>, ours: string | null): Coding {
  const accepted = (headers['accept-encoding'] ?? '').split(',').map((coding) => coding.trim());
  if (ours !== null && accepted.includes('dcz') && headers['available-dictionary'] === ours) return 'dcz';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

/** What was learnt from an answer. `ours`: our own dictionary as `Available-Dictionary` names it, or null. */
export function afterAnswer(speech: Speech, answer: HttpAnswer, ours: string | null): Speech {
  const { status, headers } = answer;
  if (headers['content-type'] === packedType) {
    return status === 415 && speech.dictionary ? { ...speech, dictionary: false } : speech;
  }
  if (speech.packed) return notUnderstood.has(status) ? { ...speech, packed: false } : speech;
  // A dictionary or coding that it offered and then did not know is not tried again.
  if (status === 415) return { ...speech, coding: 'identity' };
  return status >= 200 && status < 300 ? { ...speech, coding: codingOf(headers, ours) } : speech;
}
