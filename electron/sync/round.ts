// One exchange: build from the store, send, judge, store. No transaction is open while the line is waited for, and a
// kill at any point leaves the store as some other moment of the same exchange.
import type { Device } from '../../db/device.ts';
import { readExchange, recordStop } from '../../db/feed.ts';
import { exchangeAnswerSchema, exchangePath } from '../../shared/protocol/exchange.ts';
import { hear, readBody } from './answer.ts';
import { applyAnswer } from './apply.ts';
import { nextBudget } from './budget.ts';
import { correct } from './correct.ts';
import type { Changed, Wire } from './needs.ts';
import type { Outcome } from './policy.ts';
import { buildRequest, entriesWait } from './request.ts';
import { sendSigned } from './send.ts';

export interface Round {
  readonly outcome: Outcome;
  readonly changed: ReadonlySet<Changed>;
  /** Contents central lacks and knows of; null when it said nothing about them. */
  readonly papersWanted: readonly string[] | null;
  /** Bytes the next request may carry. */
  readonly budget: number;
}

export async function exchangeOnce(wire: Wire, device: Device, budget: number): Promise<Round> {
  const { db, clock } = wire;
  const has = readExchange(db).has.seq;
  const request = buildRequest(db, device, budget, clock.read().wall);
  const body = Buffer.from(JSON.stringify(request), 'utf8');
  const { answer, signature, ms } = await sendSigned(
    wire,
    { method: 'POST', path: exchangePath, headers: { 'content-type': 'application/json' }, body },
    { keyId: device.device, seed: device.privateKey },
  );
  const central = { keyId: device.centralKeyId, publicKey: device.centralPublicKey };
  const heard = hear(answer, signature, central, (bytes) => readBody(bytes, exchangeAnswerSchema));
  const next = nextBudget(budget, { bytes: body.byteLength, ms, answered: heard.kind !== 'none' });
  const told = (outcome: Outcome, changed: Iterable<Changed> = []): Round => ({
    outcome,
    changed: new Set(changed),
    papersWanted: null,
    budget: next,
  });
  const at = clock.read().wall;
  if (heard.kind === 'none') return told({ kind: 'failed', problem: heard.problem, heard: false, retryAfterMs: null });
  if (heard.kind === 'problem') {
    const outcome = correct(db, device, heard.problem, heard.retryAfterMs, at);
    const smaller = heard.problem.code === 'request.too-large' ? Math.min(next, budget / 2) : next;
    return { ...told(outcome, outcome.kind === 'corrected' ? ['cases'] : []), budget: smaller };
  }
  const applied = applyAnswer(db, device, heard.body, at);
  if (!applied.ok) {
    if (applied.problem.code !== 'memory.conflict')
      return told({ kind: 'failed', problem: applied.problem, heard: false, retryAfterMs: null });
    recordStop(db, applied.problem.code);
    return told({ kind: 'stop', problem: applied.problem });
  }
  const { changed, events, unread } = applied.value;
  wire.log.debug('exchange.done', { request: request.request, sent: request.entries.length, events, unread, ms });
  // Without progress nothing is asked at once, or a central that takes nothing would be asked without a pause.
  const progress = request.entries.length === 0 || events > 0 || has !== readExchange(db).has.seq;
  const more = (heard.body.more && events > 0) || (progress && entriesWait(db, device));
  const outcome: Outcome = { kind: 'done', more };
  return { outcome, changed, papersWanted: heard.body.papersWanted, budget: next };
}
