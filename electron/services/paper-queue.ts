// Papers on their way: what central is not proven to have, joined with how far the exchange got with each; and, on a line
// that costs by the megabyte, which of them may go. Cases always go.
import { letPapers, saidMetered, sayMetered } from '../../db/metered.ts';
import { papersToSend } from '../../db/papers.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import type { Problem } from '../../shared/problems.ts';
import { ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { signedIn } from './signed-in.ts';

const shown = 50;

interface Progress {
  readonly sent: number;
  readonly sending: boolean;
  readonly problem: Problem | null;
}

export interface PaperQueueNeeds {
  readonly db: Db;
  /** By content, for those that were tried since the start. */
  readonly progress: () => ReadonlyMap<string, Progress>;
  /** Whether the line has its price, as far as IT has said. */
  readonly metered: boolean;
  readonly wake: () => void;
}

/** Whether the line costs by the megabyte: by the last word of somebody at the desk, else by IT's. */
export const isMetered = (db: Reader, byDefault: boolean): boolean => saidMetered(db) ?? byDefault;

/** No problems of its own. */
export function paperQueueServices(
  needs: PaperQueueNeeds,
): Pick<Services, 'paper.queue' | 'paper.let' | 'paper.price'> {
  const { db, wake } = needs;
  return {
    'paper.queue': () => {
      const { papers, count, bytes, held } = papersToSend(db, shown);
      const tried = needs.progress();
      const metered = isMetered(db, needs.metered);
      return ok({
        metered,
        held: metered ? held : { count: 0, bytes: 0 },
        papers: papers.map(({ sha256, ...paper }) => {
          const { sent = 0, sending = false, problem = null } = tried.get(sha256) ?? {};
          return { ...paper, sent: Math.min(sent, paper.size), sending, problem };
        }),
        count,
        bytes,
      });
    },
    'paper.let': (context) => {
      letPapers(db, signedIn(context).operator, context.reading.wall);
      wake();
      return ok({});
    },
    'paper.price': (context, { metered }) => {
      sayMetered(db, metered, signedIn(context).operator, context.reading.wall);
      wake();
      return ok({});
    },
  };
}
