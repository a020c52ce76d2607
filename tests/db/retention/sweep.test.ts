// Promise: what is registered goes when its class says so and central could not lose it any more, and not a day before;
// what is not proven stays for ever. Cases live random lives here, with cuts and clocks as wrong as they come.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { createDraft } from '../../../db/drafts.ts';
import { placesByWords } from '../../../db/find.ts';
import { placeHold } from '../../../db/holds.ts';
import { addOperator } from '../../../db/operators.ts';
import { addPaper } from '../../../db/papers.ts';
import { setBackupHorizon } from '../../../db/retention/settled.ts';
import { sweep, sweepToEnd } from '../../../db/retention/sweep.ts';
import type { Db } from '../../../db/sqlite.ts';
import { rebuildStates } from '../../../db/states.ts';
import { brokenEntry } from '../../../db/unsent.ts';
import { at, content, opened, uuid } from '../fixture.ts';
import {
  centralSays,
  deliverPaper,
  enrol,
  type Filed,
  fileCase,
  later,
  onlyWord,
  register,
  rules,
  tellStatus,
} from './life.ts';

function desk(): Db {
  const db = opened();
  enrol(db);
  addOperator(db, { id: uuid(1), name: 'ნინო', role: 'operator', password: '-', createdAt: at });
  centralSays(db, later(0));
  return db;
}

const wordsOf = (db: Db, { id }: Filed): string =>
  db.get<{ payload: string }>(
    'select unpacked(payload) as payload from case_versions where place = (select place from cases where id = ?)',
    id,
  )?.payload ?? '';
const sweepAt = (db: Db, wall: string): number => sweepToEnd(db, { rules, wall });

/** Central says it is so late, the desk's clock agrees, and everything due goes. */
function passTo(db: Db, days: number): number {
  centralSays(db, later(days));
  return sweepAt(db, later(days));
}

test('a case goes on the day and not before, and leaves its numbers, hashes and state', () => {
  const db = desk();
  const gone = fileCase(db, 'გზა', Buffer.from('scan'));
  const kept = fileCase(db, 'წყალი');
  register(db, gone, later(1));
  deliverPaper(db, gone, later(1));
  register(db, kept, later(1));
  tellStatus(db, gone, 'completed', later(3), 'ნინოს ეცნობა');
  expect([passTo(db, 3), passTo(db, 92.9), passTo(db, 93)]).toEqual([0, 0, 1]);
  expect(wordsOf(db, gone)).toBe('');
  expect(wordsOf(db, kept)).toContain('წყალი');
  expect([db.all('select * from papers'), db.all('select * from paper_bytes')]).toEqual([[], []]);
  expect(db.get('select desk_number as number, applicant_name as name from cases where id = ?', gone.id)).toEqual({
    number: gone.deskNumber,
    name: '',
  });
  expect(
    db.get(
      'select state, registration_number as n, status from case_states where place = (select place from cases where id = ?)',
      gone.id,
    ),
  ).toEqual({
    state: 'registered',
    n: 'R-1',
    status: 'completed',
  });
  const begun = (word: string) => placesByWords(db, [{ begun: [word], services: [] }], 200);
  expect([begun('all'), begun(onlyWord(1)), begun(onlyWord(2))]).toEqual([[2], [], [2]]);
  tellStatus(db, gone, 'handed-over', later(94), 'ნინოს გადაეცა');
  expect(db.get("select 1 from feed_events where event like '%ნინოს%'")).toBeUndefined();
  expect([verifyAudit(db).ok, brokenEntry(db), rebuildStates(db)]).toEqual([true, null, 0]);
  expect(passTo(db, 400)).toBe(1);
  expect(db.all('select n, case_id as id from purges order by n')).toEqual([
    { n: 1, id: gone.id },
    { n: 2, id: kept.id },
  ]);
  db.close();
});

test('a wrong clock alone hurries nothing: neither the desk’s nor central’s', () => {
  const db = desk();
  const filed = fileCase(db, 'გზა');
  register(db, filed, later(1));
  passTo(db, 1);
  expect(sweepAt(db, '2099-01-01T00:00:00.000Z')).toBe(0);
  centralSays(db, '2099-01-01T00:00:00.000Z');
  expect([sweepAt(db, later(2)), sweepAt(db, '1970-01-01T00:00:00.000Z')]).toEqual([0, 0]);
  expect([passTo(db, 2), passTo(db, 365), passTo(db, 366)]).toEqual([0, 0, 1]);
  db.close();
});

test('the horizon counts anew when central lost the case, or lacked a paper of it', () => {
  const db = desk();
  const filed = fileCase(db, 'გზა', Buffer.from('scan'), 'municipality-medical');
  register(db, filed, later(1));
  expect([passTo(db, 1), passTo(db, 200)]).toEqual([0, 0]);
  deliverPaper(db, filed, '1970-01-01T00:00:00.000Z');
  expect([passTo(db, 201), passTo(db, 290), passTo(db, 291)]).toEqual([0, 0, 1]);
  db.close();
});

test('a longer horizon of central keeps what was due already', () => {
  const db = desk();
  const filed = fileCase(db, 'გზა', null, 'municipality-medical');
  register(db, filed, later(1));
  passTo(db, 1);
  setBackupHorizon(db, 180);
  expect([passTo(db, 180), passTo(db, 181)]).toEqual([0, 1]);
  db.close();
});

test('a held case stays until the hold is lifted, and a paper that somebody else holds stays with that one', () => {
  const db = desk();
  const held = fileCase(db, 'გზა', Buffer.from('scan'));
  register(db, held, later(1));
  deliverPaper(db, held, later(1));
  passTo(db, 1);
  placeHold(db, { caseId: held.id, act: 'placed', reason: 'სასამართლო დავა', operator: uuid(1), at });
  createDraft(db, { id: uuid(700), service: 's', catalogueVersion: 1, operator: uuid(1), content, createdAt: at });
  addPaper(db, {
    holder: uuid(700),
    sha256: held.paper ?? '',
    mediaType: 'm',
    bytes: Buffer.from('scan'),
    addedAt: at,
  });
  expect(passTo(db, 500)).toBe(0);
  placeHold(db, { caseId: held.id, act: 'lifted', reason: 'დასრულდა', operator: uuid(1), at });
  expect(passTo(db, 501)).toBe(1);
  expect(db.get("select 1 from legal_holds where reason <> ''")).toBeUndefined();
  expect(db.all('select holder from paper_holders')).toEqual([{ holder: uuid(700) }]);
  expect(db.get<{ bytes: Uint8Array }>('select bytes from paper_bytes')?.bytes.length).toBe(4);
  db.close();
});

type Act =
  | { readonly act: 'file'; readonly medical: boolean; readonly paper: boolean }
  | { readonly act: 'register' | 'deliver' | 'decide' | 'hold' | 'lift' | 'unprove'; readonly which: number }
  | { readonly act: 'pass'; readonly days: number }
  | { readonly act: 'sweep'; readonly wall: number; readonly cutAfter: number };

const which = fc.nat(5);
const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('file' as const), medical: fc.boolean(), paper: fc.boolean() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'register' as const,
        'register' as const,
        'deliver' as const,

        'register' as const,
        'register' as const,
        'deliver' as const,
        'decide' as const,
        'hold' as const,
        'lift' as const,
        'unprove' as const,
      ),
      which,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('pass' as const),
      days: fc.oneof(
        fc.integer({ min: 30, max: 400 }),
        fc.integer({ min: 30, max: 400 }),
        fc.integer({ min: -200, max: 5 }),
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('sweep' as const),
      // 1970, long ago, right, and far ahead.
      wall: fc.constantFrom(-20_515, -30, 0, 0, 0, 0, 27_000),
      cutAfter: fc.oneof(fc.constant(99), fc.nat(4)),
    }),
  },
);

interface Life {
  readonly filed: Filed;
  readonly words: string;
  readonly medical: boolean;
  registered: number | null;
  decided: number | null;
  delivered: boolean;
  held: boolean;
  /** The earliest day on which all of it was with central, by central's word. */
  whole: number | null;
  forgotten: boolean;
}

/** What may go at the true day `now`: told from the life alone, without asking the store. */
function mayGo(life: Life, now: number): boolean {
  if (life.registered === null || !life.delivered || life.held || life.whole === null) return false;
  const [after, without] = life.medical ? [10, 20] : [90, 365];
  const from = life.decided === null ? life.registered + without : Math.max(life.decided, life.registered) + after;
  return now >= from && now >= life.whole + 90;
}

test('random lives: nothing goes that is unregistered, held, undelivered or early, whatever the clocks say; the rest does', () => {
  fc.assert(
    fc.property(fc.array(anAct, { minLength: 15, maxLength: 60 }), (acts) => {
      const db = desk();
      // Nothing is cut off from its power here.
      db.pragma('synchronous = off');
      const lives: Life[] = [];
      let now = 0;
      const noteWhole = (life: Life): void => {
        if (life.registered === null || !life.delivered) life.whole = null;
        else life.whole ??= now;
      };
      for (const step of acts) {
        if (step.act === 'file') {
          const words = `სიტყვა-${lives.length}`;
          const paper = step.paper ? Buffer.from(`scan ${words}`) : null;
          const filed = fileCase(db, words, paper, step.medical ? 'municipality-medical' : 'municipality-road');
          lives.push({
            filed,
            words,
            medical: step.medical,
            registered: null,
            decided: null,
            delivered: !step.paper,
            held: false,
            whole: null,
            forgotten: false,
          });
        } else if (step.act === 'pass') {
          now += step.days;
          centralSays(db, later(now));
        } else if (step.act === 'sweep') {
          let cut = step.cutAfter;
          for (const _step of sweep(db, { rules, wall: later(now + step.wall) })) if (cut-- === 0) break;
          for (const life of lives) {
            const forgotten = wordsOf(db, life.filed) === '';
            if (forgotten && !life.forgotten) {
              expect(mayGo(life, now + Math.min(0, step.wall)), life.words).toBe(true);
              life.forgotten = true;
            }
          }
        } else {
          const life = lives[step.which % Math.max(1, lives.length)];
          if (life === undefined || life.forgotten) continue;
          if (step.act === 'register' && life.registered === null) {
            register(db, life.filed, later(now));
            life.registered = now;
          } else if (step.act === 'deliver' && !life.delivered) {
            deliverPaper(db, life.filed, later(0));
            life.delivered = true;
            life.whole = null;
          } else if (step.act === 'decide' && life.registered !== null) {
            tellStatus(db, life.filed, 'completed', later(now), 'სიტყვები');
            life.decided = Math.max(life.decided ?? now, now);
          } else if (step.act === 'hold' || step.act === 'lift') {
            if (life.held === (step.act === 'hold')) continue;
            placeHold(db, {
              caseId: life.filed.id,
              act: step.act === 'hold' ? 'placed' : 'lifted',
              reason: 'r',
              operator: uuid(1),
              at,
            });
            life.held = step.act === 'hold';
          } else if (step.act === 'unprove' && life.registered !== null) {
            db.run(
              "update case_states set state = 'queued', registration_number = null, registered_at = null, status = null, status_step = 0 where place = (select place from cases where id = ?)",
              life.filed.id,
            );
            life.registered = null;
            life.decided = null;
            life.whole = null;
          }
          noteWhole(life);
        }
      }
      for (const life of lives) if (!life.forgotten) expect(wordsOf(db, life.filed)).toContain(life.words);
      // Years later, by right clocks, all goes that may, and nothing else.
      sweepAt(db, later(now));
      passTo(db, Math.max(now, 3000) + 3000);
      for (const { filed, registered, delivered, held, forgotten } of lives) {
        expect(wordsOf(db, filed) === '').toBe(forgotten || (registered !== null && delivered && !held));
      }
      expect([verifyAudit(db).ok, brokenEntry(db)]).toEqual([true, null]);
      db.close();
    }),
    { seed: 30, numRuns: 40 },
  );
});
