// Pads of numbered paper forms: reserved, printed, and single forms voided. What is reserved stays reserved, whatever becomes
// of the paper.
import { readDevice } from '../../db/device.ts';
import { readOperator } from '../../db/operators.ts';
import {
  addPad,
  countFreeForms,
  listPads,
  numbersOfPad,
  type PadNumber,
  padNumber,
  voidNumber,
} from '../../db/pads.ts';
import type { Db } from '../../db/sqlite.ts';
import { type Pad, padSizes } from '../../shared/contract/pads.ts';
import { problem } from '../../shared/problems.ts';
import { blankForms } from '../../shared/report/blank-form.ts';
import { fail, ok } from '../../shared/result.ts';
import { tbilisiDate } from '../../shared/time/dates.ts';
import type { Services } from '../core/call.ts';
import type { Random } from '../core/ports.ts';
import type { Packages } from './packages.ts';
import type { Pages } from './pages.ts';
import { signedIn } from './signed-in.ts';

const padsShown = 20;

const stateOf = ({ used, voided }: PadNumber): Pad['numbers'][number]['state'] =>
  used === 1 ? 'used' : voided === null ? 'free' : 'voided';

export interface PadsNeeds {
  readonly db: Db;
  readonly packages: Packages;
  readonly pages: Pages;
  readonly random: Random;
  readonly practice: boolean;
}

/** Problems: as each call of the contract says. */
export function padServices({
  db,
  packages,
  pages,
  random,
  practice,
}: PadsNeeds): Pick<Services, 'pad.list' | 'pad.reserve' | 'pad.page' | 'pad.void'> {
  return {
    'pad.list': () =>
      ok({
        free: countFreeForms(db),
        pads: listPads(db, padsShown).map(({ id, reservedAt, operator }) => ({
          pad: id,
          reservedAt,
          operatorName: readOperator(db, operator)?.name ?? '',
          numbers: numbersOfPad(db, id).map((one) => ({
            deskNumber: one.deskNumber,
            state: stateOf(one),
            reason: one.voided,
          })),
        })),
      }),
    'pad.reserve': (context, { count }) => {
      const device = readDevice(db);
      if (device === null) return fail(problem('desk.not-enrolled'));
      if (countFreeForms(db) + count > padSizes.out) return fail(problem('pad.too-many'));
      const id = random.uuid();
      const reservedOn = tbilisiDate(context.present);
      const { operator } = signedIn(context);
      addPad(db, { id, reservedOn, reservedAt: context.reading.wall, operator }, device, count);
      return ok({ pad: id });
    },
    'pad.page': (context, { pad, language }) => {
      const numbers = numbersOfPad(db, pad);
      if (numbers.length === 0) return fail(problem('pad.unknown'));
      const free = numbers.filter((one) => stateOf(one) === 'free').map(({ deskNumber }) => deskNumber);
      const device = readDevice(db);
      const center = packages.latest().centers.find(({ id }) => id === device?.center)?.name ?? null;
      const html = blankForms({ language, numbers: free, center, practice });
      return ok({ page: pages.keepHtml(html, signedIn(context).operator, 'nobody'), cases: free.length, drafts: 0 });
    },
    'pad.void': (context, { deskNumber, reason }) => {
      const number = padNumber(db, deskNumber);
      if (number === null) return fail(problem('pad.unknown'));
      if (number.used === 1) return fail(problem('pad.used'));
      if (number.voided !== null) return fail(problem('pad.voided'));
      voidNumber(db, {
        deskNumber,
        reason: reason.trim(),
        operator: signedIn(context).operator,
        at: context.reading.wall,
      });
      return ok({});
    },
  };
}
