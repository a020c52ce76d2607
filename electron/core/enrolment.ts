// Enrolling from the screen: a code that somebody typed or scanned is given to the exchange, which makes the key, asks
// central and pins its key. The code is kept nowhere; typed again after a restart it gives the same answer.
import { readDevice } from '../../db/device.ts';
import type { Reader } from '../../db/sqlite.ts';
import type { Line } from '../../shared/contract/desk.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Services } from './call.ts';
import type { Config } from './config.ts';

export interface EnrolmentNeeds {
  readonly db: Reader;
  readonly config: Pick<Config, 'centralUrl' | 'enrolmentCode'>;
  readonly line: () => Line;
  /** Starts the exchange anew with this code. */
  readonly begin: (code: string) => void;
}

/** As printed or scanned: without spaces around or inside. Letters stay as they are. */
const cleanCode = (typed: string): string => typed.replace(/\s+/g, '');

/** Problems: operator.founded (enrolled already), desk.misconfigured (no address of central). */
export function enrolmentServices(needs: EnrolmentNeeds): Pick<Services, 'enrolment.read' | 'enrolment.begin'> {
  let begun = needs.config.enrolmentCode !== null;
  return {
    'enrolment.read': () => {
      const said = needs.line().problem;
      if (readDevice(needs.db) !== null) return ok({ state: 'enrolled', problem: null });
      return ok({ state: begun ? 'trying' : 'none', problem: said?.code === 'desk.not-enrolled' ? null : said });
    },
    'enrolment.begin': (_context, { code }) => {
      if (readDevice(needs.db) !== null) return fail(problem('operator.founded'));
      if (needs.config.centralUrl === null) return fail(problem('desk.misconfigured', 'SOPELI_CENTRAL_URL'));
      begun = true;
      needs.begin(cleanCode(code));
      return ok({});
    },
  };
}
