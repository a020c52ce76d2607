// What is noted about a case after it was filed. Every act has its day, which is neither ahead nor before the filing; what
// goes on paper is handed over and answered by hand, and nothing else is.
import { createHash } from 'node:crypto';
import { actsOf, addAct, setManualStatus } from '../../db/acts.ts';
import { appendAudit } from '../../db/audit.ts';
import type { CaseRow } from '../../db/cases.ts';
import { storeProblem } from '../../db/failures.ts';
import { addPaper, dropUnheldPapers, holdersNamed, holdersOf, holdPaper } from '../../db/papers.ts';
import type { Db } from '../../db/sqlite.ts';
import type { Act } from '../../shared/cases/acts.ts';
import type { PaperRef } from '../../shared/forms/answers.ts';
import { problem } from '../../shared/problems.ts';
import { limits } from '../../shared/protocol/exchange.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { tbilisiDate } from '../../shared/time/dates.ts';
import type { CallContext, Services } from '../core/call.ts';
import type { Random } from '../core/ports.ts';
import { knownCase } from './known-case.ts';
import { paperType } from './paper-type.ts';
import { signedIn } from './signed-in.ts';

export interface ActNeeds {
  readonly db: Db;
  readonly random: Random;
  readonly readCase: Services['case.read'];
}

const byHand: ReadonlySet<Act['kind']> = new Set<Act['kind']>(['transferred', 'answered']);

/** Problems: case.unknown, case.forgotten, act.wrong-route (`manual`: only a case on paper will do). */
export function caseFor(db: Db, deskNumber: string, manual: boolean): Result<CaseRow> {
  const known = knownCase(db, deskNumber);
  return known.ok && manual && known.value.channel !== 'manual' ? fail(problem('act.wrong-route')) : known;
}

const scanned = 'scanned for ';
/** Who holds a scan until its act is noted: not the case yet, which would keep it for ever. */
const scansFor = (caseId: string): string => scanned + caseId;

/** At a start no act is being typed any more: lets go of what was scanned for one. A disk that takes nothing keeps it. */
export function dropScansOfNoAct(db: Db): void {
  try {
    for (const holder of holdersNamed(db, scanned)) dropUnheldPapers(db, holder, []);
  } catch (error) {
    if (storeProblem(error) === null) throw error;
  }
}

/** Notes one act. Problems: those of `caseFor`, act.wrong-day, paper.unknown. */
function noted(
  { db, random }: ActNeeds,
  context: CallContext,
  deskNumber: string,
  day: string | null,
  act: Act,
): Result<CaseRow> {
  const found = caseFor(db, deskNumber, byHand.has(act.kind));
  if (!found.ok) return found;
  const row = found.value;
  const today = tbilisiDate(context.present);
  const on = day ?? today;
  if (on < row.filedOn || on > today) return fail(problem('act.wrong-day'));
  if (act.kind === 'answered') {
    const holders = [row.id, scansFor(row.id)];
    const isHere = ({ sha256 }: PaperRef): boolean => holdersOf(db, sha256).some((holder) => holders.includes(holder));
    if (!act.scans.every(isHere)) return fail(problem('paper.unknown'));
    for (const { sha256 } of act.scans) holdPaper(db, row.id, sha256, 1);
    dropUnheldPapers(db, scansFor(row.id), []);
  }
  const { operator } = signedIn(context);
  addAct(db, { id: random.uuid(), caseId: row.id, act, on, at: context.reading.wall, operator });
  setManualStatus(db, row.id);
  return found;
}

/** Problems: as each call of the contract says. */
export function actServices(needs: ActNeeds): Pick<Services, 'act.note' | 'act.scan' | 'transfer.note'> {
  const { db } = needs;
  return {
    'act.note': (context, { deskNumber, on, act }) => {
      const done = noted(needs, context, deskNumber, on, act);
      return done.ok ? needs.readCase(context, { deskNumber }) : done;
    },
    'act.scan': ({ reading }, { deskNumber, name, bytes }) => {
      const found = caseFor(db, deskNumber, true);
      if (!found.ok) return found;
      if (bytes.length === 0) return fail(problem('paper.empty'));
      if (bytes.length > limits.paperBytes) return fail(problem('paper.too-large', `${limits.paperBytes}`));
      const mediaType = paperType(bytes);
      if (mediaType === null) return fail(problem('paper.wrong-type'));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      addPaper(db, { holder: scansFor(found.value.id), sha256, mediaType, bytes, addedAt: reading.wall });
      return ok({ sha256, name, mediaType, size: bytes.length });
    },
    'transfer.note': (context, { cases, on, act }) => {
      const { operator } = signedIn(context);
      for (const deskNumber of new Set(cases)) {
        const done = noted(needs, context, deskNumber, on, act);
        if (!done.ok) return done;
        // The call's own entry names no case: each has one of its own.
        const record = {
          reading: context.reading,
          operator,
          call: 'transfer.note',
          subject: deskNumber,
          outcome: 'ok',
        };
        appendAudit(db, JSON.stringify(record));
      }
      return ok({});
    },
  };
}

/** The last time that somebody was handed the decision here, or null. */
export const handedOver = (db: Db, caseId: string) =>
  actsOf(db, caseId).findLast(({ act }) => act.kind === 'decision-handed') ?? null;
