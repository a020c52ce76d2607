// Fits the queue's front to what the line carries, as packed bytes. What was packed is unpacked again before it leaves; a
// payload that would not come back to the byte travels as JSON.
import { createHash } from 'node:crypto';
import { unpackText } from '../../../db/packed/text.ts';
import type { Entry, ExchangeRequest } from '../../../shared/protocol/exchange.ts';
import { packableRequest, packedLimits, requestOf } from '../../../shared/protocol/packed/messages.ts';
import type { Draft } from '../request.ts';
import type { Dictionary } from './dictionary.ts';
import { packMessage, unpackMessage } from './packing.ts';

/** Bytes on the line for each byte in the store, until the first batch has shown it. */
export const usualRatio = 0.2;
/** A batch may be this much over the budget before a smaller one is packed instead. */
const slack = 1.1;

export interface Packing extends Draft {
  readonly dictionary: Dictionary | null;
  /** Bytes that the content should have at most. */
  readonly budget: number;
}

export interface PackedBatch {
  readonly content: Uint8Array;
  /** How many of the draft's entries are in it. */
  readonly count: number;
  /** Bytes of the content for each byte of these in the store. */
  readonly ratio: number;
}

const hashText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Whether the content comes back as the very request. */
function comesBack(content: Uint8Array, request: ExchangeRequest, { after, dictionary }: Packing): boolean {
  const { device, sentAt } = request;
  const value = unpackMessage(content, dictionary, packedLimits.request);
  const back = requestOf(value, { device, sentAt }, hashText, after);
  if (!back.ok || back.value.entries.length !== request.entries.length) return false;
  return request.entries.every(({ payload }, at) => back.value.entries[at]?.payload === payload);
}

/**
 * Packs as many entries from the front as fit the budget, at least one. Null when what was packed does not come back: a
 * fault of this program, which must not keep the case from travelling.
 */
export function packBatch(packing: Packing): PackedBatch | null {
  const { head, stored, after, dictionary, budget } = packing;
  let entries: Entry[] = stored.map((entry) => ({ ...entry, payload: unpackText(entry.payload) }));
  for (;;) {
    const request = { ...head, entries };
    const content = packMessage(packableRequest(request, after), dictionary);
    const count = entries.length;
    if (content.length <= budget * slack || count <= 1) {
      const bytes = stored.slice(0, count).reduce((sum, { payload }) => sum + payload.length, 0);
      const ratio = bytes === 0 ? usualRatio : Math.max(0.02, content.length / bytes);
      return comesBack(content, request, packing) ? { content, count, ratio } : null;
    }
    const fitting = Math.floor((count * budget) / content.length);
    entries = entries.slice(0, Math.max(1, Math.min(fitting, count - 1)));
  }
}
