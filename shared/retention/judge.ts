// When a registered case may be forgotten. Pure, and blind to the desk's own clock: every instant that comes in here was
// told by central.
import type { RetentionClass } from '../catalogue/schema.ts';

export interface RegisteredCase {
  readonly registeredAt: string;
  /** When central told its final word; null: not yet. */
  readonly decidedAt: string | null;
  /** Central's time when all of the case, papers too, was first seen to be with central. */
  readonly settledSince: string;
}

export interface Judgement {
  /** The event that the class counts from: the later of registration and final word. */
  readonly countedFrom: string;
  /** The class's days after that. */
  readonly days: number;
  /** The first instant at which the case may go: not before the class's days, nor within central's backup horizon. */
  readonly due: string;
}

const dayMs = 86_400_000;
const after = (instant: string, days: number): string => new Date(Date.parse(instant) + days * dayMs).toISOString();
const later = (one: string, other: string): string => (one > other ? one : other);

/** Instants are RFC 3339 in UTC with milliseconds, so that they compare as text. */
export function judgeRetention(
  { registeredAt, decidedAt, settledSince }: RegisteredCase,
  rule: RetentionClass,
  horizonDays: number,
): Judgement {
  const countedFrom = decidedAt === null ? registeredAt : later(decidedAt, registeredAt);
  const days = decidedAt === null ? rule.afterRegistrationDays : rule.afterDecisionDays;
  return { countedFrom, days, due: later(after(countedFrom, days), after(settledSince, horizonDays)) };
}

/** The time by which cases are forgotten: the earlier of central's word and the clock, so that no single one can hurry. */
export function provenNow(centralTime: string | null, wall: string): string | null {
  return centralTime === null ? null : centralTime < wall ? centralTime : wall;
}
