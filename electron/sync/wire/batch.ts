// Fits the queue's front to what the line carries: as packed bytes while central speaks packed, as JSON otherwise. What
// was packed is unpacked again before it leaves; a payload that would not come back to the byte travels as JSON.
import { createHash } from 'node:crypto';
import type { ExchangeRequest } from '../../../shared/protocol/exchange.ts';
import { packableRequest, packedLimits, requestOf } from '../../../shared/protocol/packed/messages.ts';
import type { Dictionary } from './dictionary.ts';
import { packMessage, unpackMessage } from './packing.ts';

/** Packed bytes for each byte of a payload, until the first batch has shown it. */
export const usualRatio = 0.07;
/** A batch may be this much over the budget before a smaller one is packed instead. */
const slack = 1.1;

export interface PackedBatch {
  /** With the entries that fit. */
  readonly request: ExchangeRequest;
  readonly content: Uint8Array;
  /** Packed bytes for each byte of its payloads. */
  readonly ratio: number;
}

const hashText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Whether the content comes back as the very request. */
function comesBack(
  content: Uint8Array,
  request: ExchangeRequest,
  after: string,
  dictionary: Dictionary | null,
): boolean {
  const { device, sentAt } = request;
  const value = unpackMessage(content, dictionary, packedLimits.request);
  const back = requestOf(value, { device, sentAt }, hashText, after);
  if (!back.ok || back.value.entries.length !== request.entries.length) return false;
  return request.entries.every(({ payload }, at) => back.value.entries[at]?.payload === payload);
}

/**
 * Packs as many entries from the front as fit `budget` bytes, at least one. `after`: hash of the entry before the first.
 * Null when what was packed does not come back: a fault of this program, which must not keep the case from travelling.
 */
export function packBatch(
  request: ExchangeRequest,
  after: string,
  dictionary: Dictionary | null,
  budget: number,
): PackedBatch | null {
  for (let entries = request.entries; ; ) {
    const fewer = { ...request, entries };
    const content = packMessage(packableRequest(fewer, after), dictionary);
    if (content.length <= budget * slack || entries.length <= 1) {
      const payloads = entries.reduce((sum, { payload }) => sum + payload.length, 0);
      const ratio = payloads === 0 ? usualRatio : Math.max(0.01, content.length / payloads);
      return comesBack(content, fewer, after, dictionary) ? { request: fewer, content, ratio } : null;
    }
    const fitting = Math.floor((entries.length * budget) / content.length);
    entries = entries.slice(0, Math.max(1, Math.min(fitting, entries.length - 1)));
  }
}
