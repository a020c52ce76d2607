// A desk that outlives its connection: when the database or its log is found to be other than what was written, the desk
// is closed and composed anew in the same process, by the same course as at a start, which looks at everything. Whoever
// calls meanwhile waits. Nothing is decided here about what is damaged; what does not open is told and stays closed.
import { type Problem, problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { composeDesk, type DeskCore, type DeskNeeds, type LivingDesk } from './compose.ts';
import { bugFacts } from './crash.ts';
import { createEvents } from './events.ts';
import { createSession } from './session.ts';

/** So often within so long, and it is no passing error: somebody has to look. */
const mostRenewals = 3;
const withinMs = 600_000;

/**
 * As `composeDesk`, and the desk is renewed when it must be. `ended`: it could not be; every call is answered with the
 * problem from then on.
 */
export async function composeLasting(needs: DeskNeeds, ended: (why: Problem) => void): Promise<Result<DeskCore>> {
  const session = createSession();
  const events = createEvents(needs.log);
  let renewals: readonly number[] = [];
  let renewing: Promise<void> | null = null;
  let desk: LivingDesk | null = null;
  let brokenAtStart = null as Problem | null;
  let dead: Problem | null = null;
  let stopping = false;

  // A one-time code has opened the desk by the time it is renewed, and is gone.
  const { passphrase: _, ...later } = needs;
  const compose = async (from: DeskNeeds, warnings: readonly Problem[]): Promise<Result<LivingDesk>> => {
    brokenAtStart = null;
    const made = await composeDesk({ ...from, session, warnings, broken });
    if (!made.ok) return made;
    if (brokenAtStart !== null) {
      await made.value.letGo();
      return fail(brokenAtStart);
    }
    made.value.onEvent(events.emit);
    return made;
  };
  const renew = async (now: LivingDesk, why: Problem): Promise<void> => {
    const at = needs.clock.read().monotonicMs;
    renewals = [...renewals.filter((one) => at - one < withinMs), at];
    const how = await now.letGo();
    needs.log.error('desk.renewing', { code: why.code, detail: why.detail ?? null, how });
    const warnings = why.code === 'desk.log-gone' ? [problem(why.code, how)] : [];
    const made = renewals.length > mostRenewals ? fail(why) : await compose(later, warnings);
    if (!made.ok) {
      dead = made.problem;
      ended(dead);
      return;
    }
    desk = made.value;
    made.value.start();
    for (const changed of ['desk', 'queue', 'cases', 'drafts', 'backup'] as const) events.emit({ changed });
  };
  /** Begun later: it is told within the transaction that failed. What breaks while it opens has not opened. */
  const broken = (why: Problem): void => {
    if (desk === null || renewing !== null) {
      brokenAtStart = why;
      return;
    }
    if (stopping || dead !== null) return;
    const now = desk;
    renewing = Promise.resolve()
      .then(() => renew(now, why))
      .catch((error: unknown) => {
        needs.log.error('desk.renewing-crashed', bugFacts(error));
        dead = why;
        ended(why);
      })
      .finally(() => {
        renewing = null;
      });
  };

  const first = await compose(needs, []);
  if (!first.ok) return first;
  desk = first.value;
  const open = (): LivingDesk => {
    if (desk === null) throw new Error('no desk is open');
    return desk;
  };
  /** Acts once no renewal is under way. */
  const onDesk = async <T>(act: (now: LivingDesk) => Promise<Result<T>>): Promise<Result<T>> => {
    await renewing;
    return dead === null ? act(open()) : fail(dead);
  };
  return ok({
    dispatch: (name, input) => onDesk((now) => now.dispatch(name, input)),
    onEvent: events.on,
    receiptPage: (deskNumber, size) => onDesk((now) => now.receiptPage(deskNumber, size)),
    madePage: (page) => onDesk((now) => now.madePage(page)),
    start: () => open().start(),
    stop: async () => {
      stopping = true;
      await renewing;
      if (dead === null) await open().stop();
    },
  });
}
