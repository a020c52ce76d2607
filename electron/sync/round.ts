// One exchange: build from the store, send, judge, store. No transaction is open while the line is waited for, and a
// kill at any point leaves the store as some other moment of the same exchange.
import { type Device, readDevice } from '../../db/device.ts';
import { readExchange, recordStop } from '../../db/feed.ts';
import { applyInSlices } from './apply.ts';
import { nextBudget, startBudget } from './budget.ts';
import { correct, toldProblem } from './correct.ts';
import type { Changed, Wire } from './needs.ts';
import type { Outcome } from './policy.ts';
import { buildRequest, draftRequest, entriesWait } from './request.ts';
import { patienceAfter } from './send.ts';
import { ask, type Question } from './wire/ask.ts';
import { usualRatio } from './wire/batch.ts';
import { bestSpeech, type Speech } from './wire/speech.ts';

/** What the exchange has learnt of line and central, from one round to the next; forgotten with the program. */
export interface Pace {
  /** Bytes that the next request may carry. */
  readonly budget: number;
  readonly speech: Speech;
  /** Bytes on the line for each byte in the store. */
  readonly ratio: number;
  /** Requests in a row to which nothing came back. */
  readonly silences: number;
}
export const firstPace: Pace = { budget: startBudget, speech: bestSpeech, ratio: usualRatio, silences: 0 };

export interface Round {
  readonly outcome: Outcome;
  readonly changed: ReadonlySet<Changed>;
  /** Contents central lacks and knows of; null when it said nothing about them. */
  readonly papersWanted: readonly string[] | null;
  readonly pace: Pace;
  /** The line was cut and is back: the same can go again at once. */
  readonly lineBack: boolean;
}

/** The next request in the language that central understands. */
async function nextQuestion(wire: Wire, device: Device, pace: Pace): Promise<Question & { ratio: number }> {
  const { budget, speech, ratio, silences } = pace;
  const sentAt = wire.clock.read().wall;
  const dictionary = wire.dictionary();
  const about = { device, dictionary, patienceMs: patienceAfter(silences) };
  if (speech.packed) {
    const draft = draftRequest(wire.db, device, budget / ratio, sentAt);
    const batch = await wire.pack({ ...draft, dictionary: speech.dictionary ? dictionary : null, budget });
    const number = draft.head.request;
    if (batch !== null) {
      const { content, count } = batch;
      const last = draft.stored[count - 1]?.hash;
      return { ...about, said: { packed: content }, number, count, last, speech, ratio: batch.ratio };
    }
    wire.log.error('exchange.not-packed', { entries: draft.stored.length });
  }
  const json = buildRequest(wire.db, device, budget, sentAt);
  const { entries, request: number } = json;
  const asked = { number, count: entries.length, last: entries.at(-1)?.hash };
  return { ...about, ...asked, said: { json }, speech: { ...speech, packed: false }, ratio };
}

export async function exchangeOnce(wire: Wire, device: Device, pace: Pace): Promise<Round> {
  const { db, clock } = wire;
  const has = readExchange(db).has.seq;
  wire.http.expect?.(wire.centralUrl);
  const question = await nextQuestion(wire, device, pace);
  const { heard, bytes, ms, lineBack, speech } = await ask(wire, question);
  // A cut that is over says nothing of what the line carries, nor of central's haste.
  const budget = lineBack ? pace.budget : nextBudget(pace.budget, { bytes, ms, answered: heard.kind !== 'none' });
  const silent = heard.kind === 'none' && heard.why === 'silence' && !lineBack;
  const next: Pace = { budget, speech, ratio: question.ratio, silences: silent ? pace.silences + 1 : 0 };
  const told = (outcome: Outcome, changed: Iterable<Changed> = []): Round => ({
    outcome,
    changed: new Set(changed),
    papersWanted: null,
    pace: next,
    lineBack,
  });
  const at = clock.read().wall;
  // Not understood: the same again, at once, in another language.
  const relearnt = speech.packed !== question.speech.packed || speech.dictionary !== question.speech.dictionary;
  if (relearnt && heard.kind !== 'answer') {
    wire.log.info('exchange.language', { packed: speech.packed, dictionary: speech.dictionary });
    return told({ kind: 'corrected', problem: heard.kind === 'none' ? heard.problem : toldProblem(heard.problem) });
  }
  if (heard.kind === 'none') return told({ kind: 'failed', problem: heard.problem, heard: false, retryAfterMs: null });
  if (heard.kind === 'problem') {
    const outcome = correct(db, device, heard.problem, heard.retryAfterMs, at);
    const smaller = heard.problem.code === 'request.too-large' ? Math.min(budget, pace.budget / 2) : budget;
    return { ...told(outcome, outcome.kind === 'corrected' ? ['cases'] : []), pace: { ...next, budget: smaller } };
  }
  const applied = await applyInSlices(wire, device, heard.body.answer, at);
  if (!applied.ok) {
    if (applied.problem.code !== 'memory.conflict')
      return told({ kind: 'failed', problem: applied.problem, heard: false, retryAfterMs: null });
    recordStop(db, applied.problem.code);
    return told({ kind: 'stop', problem: applied.problem });
  }
  const { changed, events, unread } = applied.value;
  wire.log.debug('exchange.done', { request: question.number, sent: question.count, events, unread, ms });
  // Without progress nothing is asked at once, or a central that takes nothing would be asked without a pause.
  const progress = question.count === 0 || events > 0 || has !== readExchange(db).has.seq;
  const { answer, askAfter } = heard.body;
  const more = (answer.more && events > 0) || (progress && entriesWait(db, readDevice(db) ?? device));
  const quiet = question.count + events + answer.papersWanted.length === 0;
  const outcome: Outcome = { kind: 'done', more, quiet, askAfterMs: askAfter === null ? null : askAfter * 1000 };
  return { outcome, changed, papersWanted: answer.papersWanted, pace: next, lineBack };
}
