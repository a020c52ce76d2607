// Runs one schedule with real processes: a central, one or two desks, a terrible line for each, and deaths without a
// warning. Afterwards peace, and the judgement. Leaves no process and no file behind.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningCentral } from '../central/server.ts';
import { liveDesk, type Programs } from '../kill/lives.ts';
import type { Sentence } from '../kill/protocol.ts';
import { application } from '../kill/work.ts';
import { type CentralUnderTest, type OnDisk, startCentralUnderTest } from './central.ts';
import { startClerk } from './clerk.ts';
import { startImpostor } from './impostor.ts';
import {
  type CaseThere,
  type ChangeThere,
  type Claims,
  judgeDesk,
  judgeNumbers,
  judgeRestored,
  judgeTwins,
  type Kept,
  reasonOf,
  saidOf,
  unfounded,
} from './judge.ts';
import { judgeChanges, judgeVersions } from './judge-changes.ts';
import { judgeKeys } from './judge-keys.ts';
import { appointAdministrator, askForNewKey, estrangedFrom, storeOf } from './keys.ts';
import { type Link, openLink } from './link.ts';
import type { DeskTurn, Schedule, Turn } from './schedule.ts';

/** Hours in seconds: the longest silence a desk waits for is a few. */
const speed = 20;
/** No life takes so long unless it waits for something that will never come. */
const patienceMs = 150_000;

export interface Report {
  /** Empty: every promise held. */
  readonly breaches: string[];
  readonly saved: number;
  /** Corrections and withdrawals that were answered. */
  readonly changed: number;
  /** Deaths of desks and of central. */
  readonly deaths: number;
  /** That central knows at the end: more than there are desks where one had to enrol anew. */
  readonly devices: number;
  /** Connections by the fault they met. */
  readonly met: ReadonlyMap<string, number>;
}

interface DeskUnderTest {
  readonly folder: string;
  enrolmentCode: string;
  readonly link: Link;
  readonly sentences: Sentence[];
  /** What its screen said last, and all that it said in this turn. */
  claims: Claims;
  claimed: Claims;
  /** Set back to an older copy at least once. */
  restored: boolean;
  /** IT handed out another code, because central was set back. */
  recoded: boolean;
  /** Cases that were nowhere but on a disk that is gone. */
  readonly excused: Set<string>;
  /** Devices that it was, and of which its older copy knows nothing: what these filed is central's alone. */
  readonly formerSelves: Set<string>;
}

function deviceOf(folder: string): string | null {
  const db = storeOf(folder);
  try {
    return db.get<{ device: string }>('select device from device')?.device ?? null;
  } finally {
    db.close();
  }
}

export interface Stage {
  readonly catalogueFile: string;
  /** Without them the sources run. */
  readonly programs?: Programs;
  /** Central runs on a PostgreSQL of its own, not on SQLite. */
  readonly postgres?: boolean;
}

/** Runs the schedule; `seed` makes the applications that are typed. */
export async function runSchedule(
  schedule: Schedule,
  seed: number,
  { catalogueFile, programs, postgres = false }: Stage,
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-nemesis-'));
  const central: CentralUnderTest = await startCentralUnderTest(folder, { catalogueFile, postgres, programs });
  const { control } = central;
  const impostors: RunningCentral[] = [];
  let [typed, changed, keys, deaths, devices] = [0, 0, 0, 0, 0];
  const ended = new AbortController();
  const lives = new Set<Promise<unknown>>();
  const breaches: string[] = [];
  const said = new Set<string>();

  const openDesk = async (index: number): Promise<DeskUnderTest> => {
    const own = join(folder, `desk-${index}`, 'desk');
    mkdirSync(own, { recursive: true });
    const impostorPort = (): number | null => {
      const [impostor] = impostors;
      return impostor === undefined ? null : Number(new URL(impostor.url).port);
    };
    const link = await openLink({ central: central.port, impostor: impostorPort });
    const enrolmentCode = await control.code('shashiani', 1);
    return {
      folder: own,
      enrolmentCode,
      link,
      sentences: [],
      claims: [],
      claimed: [],
      restored: false,
      recoded: false,
      excused: new Set(),
      formerSelves: new Set(),
    };
  };
  const desks = await Promise.all(
    Array.from({ length: Math.max(1, ...schedule.turns.map(({ desks }) => desks.length)) }, (_, at) => openDesk(at)),
  );

  const asItSays = async (): Promise<Pick<OnDisk, 'cases' | 'changes'>> => {
    const changes = await control.get<(ChangeThere & { case_id: string })[]>('/changes');
    return {
      cases: await control.get<CaseThere[]>('/cases'),
      changes: changes.map((one) => ({ ...one, id: one.case_id })),
    };
  };

  /** Problems at which whoever looks after a desk types its new code. */
  const codeAt = async (desk: DeskUnderTest): Promise<string[]> => {
    if (!desk.restored) return desk.recoded && appointAdministrator(desk.folder) ? ['answer.foreign'] : [];
    // Central believes its key no more: what it filed under that name is out of its reach.
    const stranger = estrangedFrom(desk.folder, await central.disk());
    if (stranger !== null) desk.formerSelves.add(stranger);
    if (!appointAdministrator(desk.folder)) return [];
    return stranger === null ? ['memory.conflict'] : ['memory.conflict', 'request.tampered', 'answer.foreign'];
  };

  const live = async (desk: DeskUnderTest, turn: DeskTurn, claimed: (now: Claims) => void): Promise<void> => {
    desk.link.meet(turn.line);
    if (turn.newKey === true) askForNewKey(desk.folder, seed * 1000 + ++keys);
    const applications = Array.from({ length: turn.cases }, () => application(seed * 1000 + typed++));
    const life = {
      folder: desk.folder,
      centralUrl: desk.link.url,
      enrolmentCode: desk.enrolmentCode,
      catalogueFile,
      applications,
      changes: turn.changes.map((one) => ({ ...one, reason: `მიზეზი ${++changed}` })),
      pace: { speed, clockDays: turn.clockDays },
      claiming: true,
      typesCodeAt: await codeAt(desk),
    };
    const hear = (sentence: Sentence): void => {
      desk.sentences.push(sentence);
      if (sentence.say !== 'claims') return;
      desk.claims = sentence.cases;
      claimed(sentence.cases);
      desk.claimed.push(...sentence.cases);
    };
    const patience = AbortSignal.timeout(patienceMs);
    const living = liveDesk(life, turn.death, {
      heard: hear,
      programs,
      patience: AbortSignal.any([patience, ended.signal]),
    });
    lives.add(living);
    const { killed } = await living;
    if (killed && patience.aborted) throw new Error(stuck(desk));
    if (killed) deaths += 1;
    const copy = `${desk.folder}-copy`;
    if (turn.after === 'copy') {
      // A log that an earlier copy left there belongs to another database.
      rmSync(copy, { recursive: true, force: true });
      cpSync(desk.folder, copy, { recursive: true });
    }
    if (turn.after === 'restore' && existsSync(copy)) await setBack(desk, copy);
  };

  /** The disk is replaced by the older copy; IT hands out a new code, for the case that the desk must enrol anew. */
  const setBack = async (desk: DeskUnderTest, copy: string): Promise<void> => {
    const was = deviceOf(desk.folder);
    rmSync(desk.folder, { recursive: true });
    cpSync(copy, desk.folder, { recursive: true });
    if (was !== null && was !== deviceOf(desk.folder)) desk.formerSelves.add(was);
    const { cases, changes } = await asItSays();
    const filed = new Set(cases.map(({ id }) => id));
    const taken = new Set(changes.map(reasonOf));
    for (const one of desk.sentences) {
      if (one.say === 'saved' && !filed.has(one.draft)) desk.excused.add(one.draft);
      if (one.say === 'changed' && !taken.has(one.reason)) desk.excused.add(one.reason);
    }
    desk.claims = [];
    desk.restored = true;
    desk.enrolmentCode = await control.code('shashiani', 1);
  };

  /** Everything the desks said since the last time must be true of what central has, or had before it was set back. */
  const holdAgainst = (there: Pick<OnDisk, 'cases' | 'changes'>): void => {
    for (const desk of desks) breaches.push(...unfounded(desk.claimed.splice(0), there, said));
  };

  /** Central may be dead at that moment: then it is asked again until it answers. */
  const renewCentralKey = async (): Promise<void> => {
    for (let done = false; !done; ) {
      done = await control.post('/signing-key').then(
        () => true,
        () => new Promise<boolean>((again) => setTimeout(() => again(false), 50)),
      );
    }
  };

  const killCentral = async (): Promise<void> => {
    deaths += 1;
    holdAgainst(await central.dieAndRise());
  };

  const takeTurn = async (turn: Turn): Promise<void> => {
    await control.post('/faults/clear');
    for (const fault of turn.spoiled) await control.post('/faults', { fault, retryAfter: 1 });
    const clerk = await startClerk(control, turn.clerk);
    const after = (wait: number | null, act: () => Promise<void>): Promise<void> | null =>
      wait === null ? null : new Promise((resolve) => setTimeout(resolve, wait)).then(act);
    const dies = [
      after(turn.centralDiesMs, killCentral),
      after(turn.databaseDiesMs, central.databaseDies),
      after(turn.centralKeyMs ?? null, renewCentralKey),
    ];
    let onClaim: Promise<void> | null = null;
    const claimed = (claims: Claims): void => {
      clerk.heard(claims);
      const registered = claims.some(({ state }) => state === 'registered');
      if (registered && turn.centralDiesOnClaim === true) onClaim ??= killCentral();
    };
    try {
      await Promise.all([...dies, ...turn.desks.map((one, at) => live(desks[at] as DeskUnderTest, one, claimed))]);
      await onClaim;
    } finally {
      await clerk.leave();
    }
    const there = await asItSays();
    holdAgainst(there);
    if (turn.after === 'copy') await control.post('/copy');
    if (turn.after === 'restore') {
      for (const one of there.cases)
        for (const number of [null, one.registration_number]) said.add(saidOf(one.id, number));
      for (const one of there.changes) said.add(reasonOf(one));
      await control.post('/restore');
      // A clerk's work of then is in the copy too.
      await control.post('/release');
      // Codes from before central's key changed mark one that desks which it forgot may not believe any more.
      for (const desk of schedule.turns.some(({ centralKeyMs }) => centralKeyMs !== undefined) ? desks : []) {
        desk.enrolmentCode = await control.code('shashiani', 1);
        desk.recoded = true;
      }
      // What was true before the restore is not held against anybody.
      for (const desk of desks) desk.claims = [];
    }
    if (impostors.length === 0 && schedule.turns.some(({ desks }) => desks.some(({ line }) => line.some(isImpostor)))) {
      impostors.push(await startImpostor(await central.copy(), join(folder, 'impostor')));
    }
  };

  try {
    for (const turn of schedule.turns) await takeTurn(turn);
    await control.post('/faults/clear');
    const peace: DeskTurn = { cases: 0, changes: [], line: [], clockDays: 0, death: null, after: 'nothing' };
    for (const desk of desks) await live(desk, peace, () => undefined);
    const end = await central.dieAndRise();
    const { cases, changes, given } = end;
    devices = end.devices.length;
    breaches.push(...judgeNumbers(cases, given), ...judgeVersions(cases, changes));
    for (const desk of desks) breaches.push(...unfounded(desk.claims, { cases, changes }));
    const stores = desks.map((desk) => ({ desk, db: storeOf(desk.folder) }));
    try {
      const begunAnew = ({ desk, db }: (typeof stores)[number]): boolean =>
        desk.restored || (db.get<{ n: number }>('select count(distinct epoch) as n from outbox')?.n ?? 0) > 1;
      const anew = stores.filter(begunAnew);
      const beyond = new Set(desks.flatMap(({ formerSelves }) => [...formerSelves]));
      const reachable = cases.filter(({ device }) => !beyond.has(device));
      breaches.push(
        ...judgeTwins(
          anew.map(({ db }) => db),
          reachable,
        ),
      );
      for (const { desk, db } of stores) breaches.push(...judgeChanges(db, desk, changes), ...judgeKeys(db, end));
      for (const { desk, db } of anew) breaches.push(...judgeRestored(db, desk, cases));
      for (const { desk, db } of stores.filter((one) => !anew.includes(one))) {
        const device = db.get<{ device: string }>('select device from device')?.device;
        breaches.push(...judgeDesk(db, desk.sentences, await control.get<Kept[]>(`/entries?device=${device}`)));
      }
    } finally {
      for (const { db } of stores) db.close();
    }
  } catch (error) {
    breaches.push(error instanceof Error ? error.message : String(error));
  } finally {
    // A desk that failed leaves the other one alive.
    ended.abort();
    await Promise.allSettled(lives);
    await central.end();
    for (const impostor of impostors) await impostor.stop();
    for (const desk of desks) await desk.link.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const met = new Map<string, number>();
  for (const { link } of desks) for (const [kind, count] of link.met) met.set(kind, (met.get(kind) ?? 0) + count);
  const told = (what: Sentence['say']): number =>
    desks.flatMap(({ sentences }) => sentences).filter(({ say }) => say === what).length;
  return { breaches, saved: told('saved'), changed: told('changed'), deaths, devices, met };
}

/** Why a desk that nothing hinders any more never finished. */
function stuck({ claims }: DeskUnderTest): string {
  const open = claims.filter(({ state }) => state === 'queued' || state === 'delivered');
  const still = open.map(({ deskNumber, state }) => `${deskNumber} is still ${state}`);
  return [`nothing more happened in ${patienceMs} ms`, ...still].join('; ');
}

const isImpostor = ({ kind }: DeskTurn['line'][number]): boolean => kind === 'impostor';
