// How many bytes the next request may carry: what the line moved in a few seconds last time. A cut then costs seconds,
// not minutes, and a good line is not kept waiting for round trips.
import { limits } from '../../shared/protocol/exchange.ts';

export const smallestBudget = 8_192;
/** Packed, some five hundred cases: what a poor line moves in the time that one request should take. */
export const startBudget = 65_536;
/** Leaves room for the request around the entries. */
export const largestBudget = limits.requestBytes - 65_536;
/** How long one request should take, its round trip included. */
export const aimMs = 5_000;

export interface Sent {
  /** Size of the request's body. */
  readonly bytes: number;
  /** From the first byte sent to the whole answer, or to giving up. */
  readonly ms: number;
  readonly answered: boolean;
}

/**
 * The budget after a request. Without an answer it halves. With one it follows the measured speed, at most doubling;
 * a request that left most of the budget unused says nothing about the line and changes nothing.
 */
export function nextBudget(budget: number, sent: Sent): number {
  const within = (bytes: number): number => Math.round(Math.min(largestBudget, Math.max(smallestBudget, bytes)));
  if (!sent.answered) return within(budget / 2);
  if (sent.bytes < budget / 2) return budget;
  return within(Math.min(budget * 2, (sent.bytes / Math.max(sent.ms, 1)) * aimMs));
}
