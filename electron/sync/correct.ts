// What follows when central, verified, refuses a request. Most refusals mean later; two set us right, so that the same
// content can go again; and a few end the exchange until a person has looked.
import type { Device } from '../../db/device.ts';
import { passRequestNumber, recordHeard, recordStop } from '../../db/feed.ts';
import type { Db } from '../../db/sqlite.ts';
import { type Problem, problem, problemCodes } from '../../shared/problems.ts';
import type { WireProblem } from '../../shared/protocol/exchange.ts';
import { isOnOurChain, settleHas } from './has.ts';
import type { Outcome } from './policy.ts';

/** The problem of our catalogue behind central's code; a code that this version does not know is `central.failed`. */
export function toldProblem(told: WireProblem): Problem {
  const code = problemCodes.find((known) => known === told.code);
  return code === undefined ? problem('central.failed', `code unknown here, status ${told.status}`) : problem(code);
}

function judged(db: Db, device: Device, told: WireProblem, retryAfterMs: number | null, at: string): Outcome {
  const said = toldProblem(told);
  switch (said.code) {
    case 'device.unknown':
    case 'device.revoked':
      return { kind: 'stop', problem: said };
    case 'request.replayed':
      if (told.lastRequest === undefined) break;
      passRequestNumber(db, told.lastRequest);
      return { kind: 'corrected', problem: said };
    case 'request.gap':
    case 'chain.broken':
      if (told.has === undefined) break;
      if (!isOnOurChain(db, device, told.has)) {
        return { kind: 'stop', problem: problem('memory.conflict', `central has ${told.has.seq}`) };
      }
      settleHas(db, device, told.has, at);
      return { kind: 'corrected', problem: said };
    default:
  }
  return { kind: 'failed', problem: said, heard: true, retryAfterMs };
}

/** Stores what a refusal teaches, in one transaction, and answers how to go on. `at` by the desk's clock. */
export function correct(db: Db, device: Device, told: WireProblem, retryAfterMs: number | null, at: string): Outcome {
  return db.transaction(() => {
    recordHeard(db, at);
    const outcome = judged(db, device, told, retryAfterMs, at);
    if (outcome.kind === 'stop') recordStop(db, outcome.problem.code);
    return outcome;
  });
}
