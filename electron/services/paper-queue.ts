// Papers on their way: what central is not proven to have, joined with how far the exchange got with each.
import { papersToSend } from '../../db/papers.ts';
import type { Reader } from '../../db/sqlite.ts';
import type { Problem } from '../../shared/problems.ts';
import { ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';

const shown = 50;

interface Progress {
  readonly sent: number;
  readonly sending: boolean;
  readonly problem: Problem | null;
}

/** `progress`: by content, for those that were tried since the start. No problems of its own. */
export function paperQueueServices(
  db: Reader,
  progress: () => ReadonlyMap<string, Progress>,
): Pick<Services, 'paper.queue'> {
  return {
    'paper.queue': () => {
      const { papers, count, bytes } = papersToSend(db, shown);
      const tried = progress();
      return ok({
        papers: papers.map(({ sha256, ...paper }) => {
          const { sent = 0, sending = false, problem = null } = tried.get(sha256) ?? {};
          return { ...paper, sent: Math.min(sent, paper.size), sending, problem };
        }),
        count,
        bytes,
      });
    },
  };
}
