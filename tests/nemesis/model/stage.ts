// A real desk's exchange and a real central on one stage with the model of the delivery rules: every request that leaves
// the desk is asked of the model first, and what the line does to the one it does to the other.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDevice } from '../../../db/device.ts';
import { keepNextKey } from '../../../db/device-keys.ts';
import { readExchange } from '../../../db/feed.ts';
import type { Db } from '../../../db/sqlite.ts';
import { nodeHttp } from '../../../electron/core/http.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/core/ports.ts';
import { changeKey, remindOfKey } from '../../../electron/sync/device-key.ts';
import { enrolOnce } from '../../../electron/sync/enrol.ts';
import { isConflict, isLocked, reconcile } from '../../../electron/sync/memory.ts';
import type { Wire } from '../../../electron/sync/needs.ts';
import { exchangeOnce, firstPace } from '../../../electron/sync/round.ts';
import { packHere } from '../../../electron/sync/wire/packer.ts';
import { deviceKeyPath } from '../../../shared/protocol/device-key.ts';
import { exchangePath } from '../../../shared/protocol/exchange.ts';
import { openStand, type Stand } from '../../central/harness.ts';
import type { StoredCase } from '../../central/store/cases.ts';
import { opened, saidIn } from '../../electron/sync/packed.ts';
import { emptyStore, openDesk, submit } from '../../electron/sync/store.ts';
import { createWorld } from '../../electron/sync/world.ts';
import {
  ask,
  askForKey,
  type Bug,
  type Case,
  type Central,
  type Desk,
  hear,
  newCentral,
  newDesk,
  type Request,
  take,
} from './rules.ts';

/** What the line does to one request and its answer. */
export const fates = [
  'arrives',
  'request lost',
  'answer lost',
  'twice',
  'unsigned',
  'wrong-key',
  'old answer',
] as const;
export type Fate = (typeof fates)[number];

/** The model's desk and central, and what the commands need to know of what happened. */
export interface Mirror {
  /** A deliberate mistake of the model, to show that the program is held against it. */
  readonly bug: Bug | null;
  desk: Desk;
  central: Central;
  /** Requests that left since the desk was set back last, as the model and as the line know them. */
  late: Request[];
  saved: Case[];
  /** How many keys each side ever had. */
  keys: number;
  signs: number;
  deskCopy: Desk | null;
  centralCopy: Central | null;
  /** The desk has become a device of its own, whose numbers and events begin anew; the model has none such. */
  anew: boolean;
}
export const newMirror = (bug: Bug | null): Mirror => ({
  bug,
  desk: newDesk,
  central: newCentral,
  late: [],
  saved: [],
  keys: 1,
  signs: 1,
  deskCopy: null,
  centralCopy: null,
  anew: false,
});

/** What a screen says of each case. */
type Told = Readonly<Record<Case, number | string>>;

export interface Stage {
  save(one: Case): void;
  /** One round of the exchange under this fate, in the world and in the mirror. */
  round(fate: Fate, mirror: Mirror): Promise<void>;
  /** Somebody asks for a new key of the desk. */
  newKey(): void;
  /** The desk brings it to central under this fate, in the world and in the mirror. */
  changeKey(fate: Fate, mirror: Mirror): Promise<void>;
  /** Central gets a new key and tells of it. */
  renewCentral(): Promise<void>;
  /** An earlier request arrives, once more or at last; its answer falls. */
  arriveLate(at: number, mirror: Mirror): Promise<void>;
  copyDesk(): void;
  setDeskBack(): Promise<void>;
  copyCentral(): Promise<void>;
  setCentralBack(): Promise<void>;
  /** What the desk's screen says of each case: queued, delivered, or the registration number. */
  told(): Told;
  has(): number;
  /** Cases that central has registered, with their numbers. */
  registered(): Promise<ReadonlyMap<Case, string>>;
  end(): void;
}

/** One central for all runs: each run has a desk and cases of its own. */
export interface Theatre {
  stage(): Promise<Stage>;
  end(): Promise<void>;
}

const casesOfRun = 1_000;

async function openStage(stand: Stand, folder: string, run: number, empty: string): Promise<Stage> {
  const [file, copy] = [join(folder, `${run}.db`), join(folder, `${run}.copy.db`)];
  copyFileSync(empty, file);
  let db: Db = openDesk(file);
  let code = await stand.control.code('shua-center', 12);
  const line = nodeHttp();
  const { clock, random, log } = createWorld(async () => null, run + 1);
  const sent: HttpRequest[] = [];
  let lastAnswer: HttpAnswer | null = null;
  type Carry = (request: HttpRequest) => Promise<HttpAnswer | null>;
  let atExchange: Carry | null = null;
  let atKey: Carry | null = null;
  let keysMade = 0;
  const wire = (): Wire => ({
    db,
    clock,
    random,
    log,
    http: {
      send: (request) => {
        const { pathname } = new URL(request.url);
        const carry = pathname === exchangePath ? atExchange : pathname === deviceKeyPath ? atKey : null;
        return carry === null ? line.send(request) : carry(request);
      },
    },
    centralUrl: stand.central.url,
    mode: 'practice',
    dictionary: () => null,
    pack: packHere,
    pause: () => Promise.resolve(),
  });
  const caseOf = (id: string): Case => Number(id.slice(-12)) - run * casesOfRun;
  const enrolled = await enrolOnce(wire(), code);
  if (enrolled.kind !== 'done') throw new Error('the desk was not enrolled');
  const device = () => {
    const found = readDevice(db);
    if (found === null) throw new Error('the desk is not enrolled');
    return found;
  };

  /** The request as the line treats it; answers what comes back to the desk. */
  const carried = async (request: HttpRequest, fate: Fate): Promise<HttpAnswer | null> => {
    if (fate === 'request lost') return null;
    if (fate === 'old answer') return lastAnswer;
    if (fate === 'unsigned' || fate === 'wrong-key') await stand.control.post('/faults', { fault: fate });
    const answer = await line.send(request);
    if (fate === 'twice') await line.send(request);
    if (fate === 'arrives' || fate === 'twice') lastAnswer = answer;
    return fate === 'answer lost' ? null : answer;
  };

  /** The mirror's desk brings `renews` by each of these keys, until central has it or nothing comes back. */
  const mirrorKey = (mirror: Mirror, renews: number, keys: readonly number[], fate: Fate): void => {
    for (const by of keys) {
      for (;;) {
        const asked = askForKey(mirror.desk, renews, by, mirror.bug);
        mirror.desk = { ...asked.desk, tampered: false };
        if (fate === 'request lost' || fate === 'old answer') return;
        const taken = take(mirror.central, asked.request, mirror.bug);
        mirror.central = taken.central;
        if (fate === 'twice') mirror.central = take(mirror.central, asked.request, mirror.bug).central;
        if (fate === 'answer lost') return;
        const before = mirror.desk;
        const signed = fate === 'arrives' || fate === 'twice';
        mirror.desk = hear(before, { ...taken.answer, signed }, mirror.bug);
        if (mirror.desk.tampered) break;
        if (taken.answer.replayed === null || mirror.desk === before) return;
      }
    }
  };

  return {
    save: (one) => void submit(db, run * casesOfRun + one),
    round: async (fate, mirror) => {
      const before = device();
      const asked = ask(mirror.desk);
      mirror.desk = { ...asked.desk, tampered: false };
      mirror.late.push(asked.request);
      let differs: string | null = null;
      atExchange = async (request) => {
        sent.push(request);
        const said = saidIn(opened(request));
        const entries = said.entries.map(({ payload }) => caseOf((JSON.parse(payload) as { case: string }).case));
        const { epoch, cursor } = asked.request;
        const real = JSON.stringify({ entries, epoch: said.epoch, cursor: said.cursor });
        const meant = JSON.stringify({ entries: asked.request.entries, epoch, cursor });
        if (!mirror.anew && real !== meant) differs = `the desk asks ${real}, the model ${meant}`;
        return carried(request, fate);
      };
      const { outcome } = await exchangeOnce(wire(), before, firstPace);
      atExchange = null;
      if (isLocked(outcome)) await remindOfKey(wire(), before);
      if (outcome.kind === 'stop' && isConflict(outcome.problem))
        await reconcile(wire(), before, { code, typed: true }, outcome.problem);
      if (differs !== null) throw new Error(differs);
      mirror.anew ||= device().device !== before.device;
      if (fate === 'request lost' || fate === 'old answer') return;
      const taken = take(mirror.central, asked.request, mirror.bug);
      mirror.central = taken.central;
      if (fate === 'twice') mirror.central = take(mirror.central, asked.request, mirror.bug).central;
      if (fate === 'answer lost') return;
      const signed = fate === 'arrives' || fate === 'twice';
      mirror.desk = hear(mirror.desk, { ...taken.answer, signed }, mirror.bug);
      const [own = 0, ...earlier] = mirror.desk.keys;
      if (mirror.desk.tampered) mirrorKey(mirror, own, earlier, 'arrives');
    },
    newKey: () => {
      keysMade += 1;
      const privateKey = new Uint8Array(32).fill(keysMade);
      new DataView(privateKey.buffer).setUint32(0, run);
      keepNextKey(db, { privateKey, since: '2026-03-02T08:15:00.000Z' });
    },
    changeKey: async (fate, mirror) => {
      atKey = (request) => carried(request, fate);
      await changeKey(wire(), device());
      atKey = null;
      const { next, keys } = mirror.desk;
      if (next !== null) mirrorKey(mirror, next, keys, fate);
    },
    renewCentral: async () => void (await stand.control.post('/signing-key')),
    arriveLate: async (at, mirror) => {
      const place = at % mirror.late.length;
      const [request, meant] = [sent.slice(-mirror.late.length)[place], mirror.late[place]];
      if (request === undefined || meant === undefined) throw new Error('no such request');
      await line.send(request);
      mirror.central = take(mirror.central, meant, mirror.bug).central;
    },
    copyDesk: () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(file, copy);
    },
    setDeskBack: async () => {
      db.close();
      rmSync(`${file}-wal`, { force: true });
      copyFileSync(copy, file);
      db = openDesk(file);
      code = await stand.control.code('shua-center', 12);
    },
    copyCentral: async () => void (await stand.control.post('/copy')),
    setCentralBack: async () => void (await stand.control.post('/restore')),
    told: () =>
      Object.fromEntries(
        db
          .all<{ id: string; told: string }>(
            `select c.id, case s.state when 'registered' then s.registration_number else s.state end as told
             from case_states s join cases c on c.place = s.place order by c.id`,
          )
          .map(({ id, told }) => [caseOf(id), told]),
      ),
    has: () => readExchange(db).has.seq,
    registered: async () => {
      const cases = await stand.control.get<StoredCase[]>('/cases');
      const ours = cases.filter(({ id }) => Math.floor(Number(id.slice(-12)) / casesOfRun) === run);
      return new Map(ours.map(({ id, registration_number: number }) => [caseOf(id), number ?? '']));
    },
    end: () => {
      db.close();
      for (const one of [file, copy]) for (const end of ['', '-wal', '-shm']) rmSync(`${one}${end}`, { force: true });
    },
  };
}

/** Starts central; each stage is a new desk of it. */
export async function openTheatre(): Promise<Theatre> {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-model-'));
  const empty = join(folder, 'empty.db');
  emptyStore(empty).close();
  const stand = await openStand();
  let runs = 0;
  return {
    stage: () => {
      runs += 1;
      return openStage(stand, folder, runs, empty);
    },
    end: async () => {
      await stand.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
