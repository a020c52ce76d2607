// The composition root: what a desk is made of, in the order in which it comes to life. It decides nothing itself.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointWhenIdle } from '../../db/checkpoint.ts';
import { storeProblem } from '../../db/failures.ts';
import { readExchange } from '../../db/feed.ts';
import { noteFiled } from '../../db/filed.ts';
import { setAsideBeside } from '../../db/journal/ends.ts';
import { letGo } from '../../db/log/leave.ts';
import { lettable } from '../../db/metered.ts';
import { rewriteForgotten } from '../../db/retention/rewrite.ts';
import { rebuiltFile } from '../../db/salvage/salvage.ts';
import type { Db } from '../../db/sqlite.ts';
import type { Line } from '../../shared/contract/desk.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { presentOf } from '../../shared/time/present.ts';
import { actServices, dropScansOfNoAct } from '../services/acts.ts';
import { announcementServices } from '../services/announcements.ts';
import { backupServices } from '../services/backup.ts';
import { caseViewServices } from '../services/case-list.ts';
import { caseServices } from '../services/cases.ts';
import { catalogueServices } from '../services/catalogue.ts';
import { consentServices } from '../services/consents.ts';
import { contactServices } from '../services/contacts.ts';
import { correctServices } from '../services/correct.ts';
import { dayBookServices } from '../services/day-sheet.ts';
import { createDeadlines } from '../services/deadlines.ts';
import { deskServices } from '../services/desk.ts';
import { draftServices } from '../services/drafts.ts';
import { exportServices } from '../services/export.ts';
import { findServicesOf } from '../services/find.ts';
import { tendWords } from '../services/find-index.ts';
import { handOverServices } from '../services/hand-over-pages.ts';
import { leaveServices } from '../services/leave.ts';
import { noteServices } from '../services/notes.ts';
import { operatorServices } from '../services/operators.ts';
import { createPackages } from '../services/packages.ts';
import { padServices } from '../services/pads.ts';
import { createPages } from '../services/pages.ts';
import { isMetered, paperQueueServices } from '../services/paper-queue.ts';
import { paperServices } from '../services/papers.ts';
import { createPasswords, derivation, type Passwords } from '../services/passwords.ts';
import { personServices } from '../services/person.ts';
import { preparePractice } from '../services/practice.ts';
import { printServices } from '../services/prints.ts';
import { receiptCheckServices } from '../services/receipt-check.ts';
import { receiptServices } from '../services/receipts.ts';
import { retentionServices } from '../services/retention.ts';
import { samePersonServices } from '../services/same-persons.ts';
import { sessionServices } from '../services/session.ts';
import { shiftServices } from '../services/shift.ts';
import { similarServices } from '../services/similar.ts';
import { storageServices } from '../services/storage.ts';
import { submitServices } from '../services/submit.ts';
import { taskServices } from '../services/tasks.ts';
import { visitPackServices } from '../services/visit-pack.ts';
import { visitServices } from '../services/visits.ts';
import { type Exchange, startExchange } from '../sync/exchange.ts';
import { packBeside } from '../sync/wire/packer.ts';
import type { Services } from './call.ts';
import { changedBy, savingCalls } from './changes.ts';
import type { Config } from './config.ts';
import { bugFacts } from './crash.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { writeDurably } from './durable-file.ts';
import { enrolmentServices } from './enrolment.ts';
import { createEvents } from './events.ts';
import { storeFounding } from './founding.ts';
import { heeded } from './heeded.ts';
import { createKeeper, type Keeper } from './keeper/keeper.ts';
import { databaseFile, databaseKey, journalFile } from './key-slot.ts';
import { normalPhrase } from './keys/phrase.ts';
import type { Migration } from './migration/migration.ts';
import { openDeskStore } from './open-desk.ts';
import { markStart } from './place/marker.ts';
import { createReserve, type Reserve } from './place/reserve.ts';
import { takePlace } from './place/take.ts';
import type { Clock, Disk, Http, Keystore, Log, Printer, Random, Timers } from './ports.ts';
import { whenQuiet } from './quiet.ts';
import { receiptSeal } from './receipt-seal.ts';
import { scannerServices } from './scanner.ts';
import { type CurrentSession, createSession } from './session.ts';
import { standingServices } from './standing.ts';
import { createSweeper } from './sweeper.ts';
import { usbServices } from './usb/calls.ts';

export interface DeskNeeds {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly http: Http;
  readonly printer: Printer;
  readonly keystore: Keystore;
  readonly log: Log;
  readonly disk: Disk;
  /** Room kept back for the last cases; 16 MB unless told, less on the small disks of tests. */
  readonly reserveBytes?: number;
  /** JSON text of the catalogue package that came with the program. */
  readonly foundingCatalogue: string;
  /** Where `electron/services/password-worker` lies: built beside the main file, or the source. */
  readonly passwordWorker: URL;
  /** Typed where the keystore does not open the desk. */
  readonly passphrase?: string;
  /** Where `electron/core/keeper/keeper-worker` lies, likewise. */
  readonly keeperWorker: URL;
  /** Where `electron/sync/wire/pack-worker` lies, likewise; without it the desk's own thread packs. */
  readonly packWorker?: URL;
  /** Hears how far the migration of an earlier release's database is. */
  readonly migration?: Migration;
  /** Who is signed in, where that outlives the desk. */
  readonly session?: CurrentSession;
  /** Told when the desk cannot go on with its database: desk.log-gone, desk.database-unreadable. */
  readonly broken?: (problem: Problem) => void;
  /** What to warn of from the beginning. */
  readonly warnings?: readonly Problem[];
}

export interface DeskCore {
  readonly dispatch: Dispatch;
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
  /** The receipt's page through dispatch, so that role and audit hold for it too. */
  readonly receiptPage: (deskNumber: string, size: string) => Promise<Result<string>>;
  /** A page made on request, likewise. */
  readonly madePage: (page: string) => Promise<Result<string>>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** How a database was closed. */
type Closed = ReturnType<typeof letGo>;

/** A desk that can also be ended because of its database, without a last backup. */
export interface LivingDesk extends DeskCore {
  readonly letGo: () => Promise<Closed>;
}

const unprovenLine: Line = { state: 'unproven', since: null, lastAnswer: null, nextTry: null, problem: null };

/** Opens the desk in its folder. Problems: desk.place-unfit, desk.key-missing, desk.passphrase-wrong, desk.keystore-unsafe, desk.database-*, desk.disk-full, desk.read-only, desk.disk-failing. */
export function composeDesk(needs: DeskNeeds): Promise<Result<LivingDesk>> {
  return composed(needs).catch(expectedFailure);
}

async function composed(needs: DeskNeeds): Promise<Result<LivingDesk>> {
  const place = takePlace(needs);
  if (!place.ok) return place;
  const { folder } = needs.config;
  // A desk begun anew here would number its cases from one again.
  const traces = [journalFile(folder), rebuiltFile(databaseFile(folder))];
  if (!existsSync(databaseFile(folder)) && traces.some((file) => existsSync(file))) {
    return fail(problem('desk.database-unreadable', 'the database is gone'));
  }
  reserveOf(needs).prepare();
  const { passphrase, passwordWorker } = needs;
  const typed =
    passphrase === undefined ? null : { typed: normalPhrase(passphrase), derive: derivation(passwordWorker) };
  const store = await openDeskStore({ ...needs, passphrase: typed });
  if (!store.ok) return store;
  const key = databaseKey(folder, needs.keystore, needs.random);
  if (!key.ok) throw new Error('an open database without its key');
  const keeper = createKeeper(needs, key.value);
  let how: Closed | null = null;
  const close = (): Closed => {
    how = letGo(store.value, databaseFile(folder), key.value);
    return how;
  };
  const db = heeded(store.value, needs.broken ?? (() => undefined));
  const kept = await keeper.begin().catch(expectedFailure);
  const warnings = [...place.value, ...(needs.warnings ?? [])];
  const desk = kept.ok ? await deskOver(db, needs, keeper, warnings, close).catch(expectedFailure) : kept;
  if (!desk.ok) {
    await keeper.end();
    close();
    return desk;
  }
  const stop = async (): Promise<void> => {
    await desk.value.stop();
    if (how !== 'left') rewriteWhenClosed(needs, key.value);
  };
  return ok({ ...desk.value, stop });
}

/** What does not succeed is tried again at the next stop; the desk's work is saved either way. */
function rewriteWhenClosed({ config, log }: DeskNeeds, key: Uint8Array): void {
  try {
    const done = rewriteForgotten(databaseFile(config.folder), key);
    if (!done.ok) log.error('retention.not-rewritten', { code: done.problem.code });
    else if (done.value) log.info('retention.rewritten');
  } catch (error) {
    log.error('retention.not-rewritten', bugFacts(error));
  }
}

/** A disk that fails while the desk comes to life is a problem like any other; a bug is thrown on. */
function expectedFailure(error: unknown): Result<never> {
  const expected = storeProblem(error);
  if (expected === null) throw error;
  return fail(expected);
}

/** The desk over an open store, which `close` closes. Problem: desk.database-unreadable for a store of the other mode. */
export async function deskOver(
  db: Db,
  needs: DeskNeeds,
  keeper: Keeper,
  warnings: readonly Problem[] = [],
  close = (): Closed => closed(db),
): Promise<Result<LivingDesk>> {
  // What the log brings from an earlier run goes into the file: from now on this connection has written all of the log,
  // and can save it from its memory.
  checkpointWhenIdle(db);
  const now = needs.clock.read().wall;
  const passwords = createPasswords(needs.passwordWorker, needs.random);
  const prepared = await preparePractice(db, needs.config.mode, passwords, now);
  if (!prepared.ok) return prepared;
  storeFounding(db, needs.foundingCatalogue, now);
  // Opened anew under an operator, somebody may be typing one.
  if (needs.session === undefined) dropScansOfNoAct(db);
  const reset = markStart(db, needs.config.folder, needs.log);
  needs.log.info('desk opened', { mode: needs.config.mode, version: needs.config.version });
  return ok(connected(db, passwords, needs, keeper, [...warnings, ...reset], close));
}

function closed(db: Db): Closed {
  db.close();
  return 'closed';
}

function reserveOf({ config, disk, random, log, reserveBytes }: DeskNeeds, changed = (): void => undefined): Reserve {
  return createReserve({ folder: config.folder, disk, random, log, changed, bytes: reserveBytes });
}

/** Joins the parts: services under dispatch, events to the screens, quiet work beside them. */
function connected(
  db: Db,
  passwords: Passwords,
  needs: DeskNeeds,
  keeper: Keeper,
  warnings: readonly Problem[],
  close: () => Closed,
): LivingDesk {
  const { config, clock, random, log } = needs;
  const { metered = false } = config;
  const events = createEvents(log);
  const session = needs.session ?? createSession();
  const packages = createPackages(db);
  const deadlines = createDeadlines(db, packages);
  const reserve = reserveOf(needs, () => events.emit({ changed: 'queue' }));
  const quiet = whenQuiet(needs, () => {
    if (tendWords(db, packages) || noteFiled(db)) return true;
    checkpointWhenIdle(db);
    reserve.restore();
    return false;
  });
  keeper.onChange(() => events.emit({ changed: 'backup' }));
  const receiptFolder = join(config.folder, 'receipts');
  const onForgotten = (): void => {
    for (const changed of ['cases', 'queue'] as const) events.emit({ changed });
    quiet.stir();
  };
  const sweeper = createSweeper({ ...needs, db, rules: packages.latest, receipts: receiptFolder, onForgotten });
  let exchange: Exchange | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  const packer = needs.packWorker === undefined ? null : packBeside(needs.packWorker);
  const line = (): Line => exchange?.line() ?? unprovenLine;
  const wake = (): void => exchange?.wake();
  const clockAheadMs = (): number | null => exchange?.clockAheadMs() ?? null;
  const keepReceipt = (name: string, bytes: Uint8Array): Result<string> => {
    const file = join(receiptFolder, name);
    const written = writeDurably(file, bytes);
    return written.ok ? ok(file) : written;
  };
  const pages = createPages({ random, printer: needs.printer, keepReceipt });
  /** With a code from the screen the exchange begins anew: without one it rests until the next start. */
  const beginExchange = (enrolmentCode: string | null, anew = false): void => {
    ended = Promise.all([ended, exchange?.stop()]);
    exchange = startExchange({
      ...needs,
      ...(packer === null ? {} : { pack: packer.pack }),
      db,
      onChange: (changed) => events.emit({ changed }),
      letGo: (wanted) => (isMetered(db, metered) ? lettable(db, wanted) : wanted),
      config: { ...config, enrolmentCode, anew },
    });
  };
  const practice = config.mode === 'practice';
  const sheets = { db, packages, deadlines, practice, seal: receiptSeal(db) };
  const printing = { ...sheets, random, atPrinter: new Map(), printer: needs.printer, keepReceipt };
  const cases = caseServices(db, packages, deadlines);
  const services: Services = {
    ...deskServices({ db, config, packages, session, line, wake, clockAheadMs }),
    ...sessionServices(db, passwords, session),
    ...catalogueServices(db, packages),
    ...draftServices(db, random, packages),
    ...paperServices(db, packages),
    ...scannerServices(config.scannerFolder),
    ...storageServices({
      ...{ db, space: () => needs.disk.space(config.folder), spent: reserve.spent, warnings },
      setAside: () => setAsideBeside(databaseFile(config.folder)),
    }),
    ...paperQueueServices({ db, metered, wake, progress: () => exchange?.papers() ?? new Map() }),
    ...operatorServices({ db, config, random, passwords }),
    ...enrolmentServices({ db, random, config, line, begin: (code) => beginExchange(code) }),
    ...standingServices({ db, random, config, line, wake, begin: (code) => beginExchange(code, true) }),
    ...announcementServices(db),
    ...usbServices({ db, config, random, changed: (changed) => events.emit({ changed }) }),
    ...visitServices(db, packages),
    ...contactServices(db),
    ...submitServices(db, packages),
    ...correctServices(db, packages),
    ...cases,
    ...actServices({ db, random, readCase: cases['case.read'] }),
    ...taskServices(db, packages, deadlines),
    ...handOverServices({ db, packages, pages, deadlines }),
    ...backupServices(keeper),
    ...findServicesOf(db, packages),
    ...consentServices(db, packages),
    ...leaveServices(db, packages),
    ...samePersonServices(db),
    ...similarServices(db, packages),
    ...receiptServices(printing),
    ...printServices(printing),
    ...visitPackServices({ ...printing, pages }),
    ...receiptCheckServices(sheets),
    ...caseViewServices(db, packages),
    ...exportServices({ db, packages, keepReceipt }),
    ...noteServices(db),
    ...shiftServices(db, packages, deadlines),
    ...dayBookServices({ ...sheets, pages }),
    ...retentionServices(db, packages, pages),
    ...personServices(db, packages, pages),
    ...padServices({ db, packages, pages, random, practice }),
    ...pages.services,
  };
  const dispatch = createDispatch({
    db,
    random,
    log,
    session,
    services,
    reserve,
    takeReading: () => ({ ...clock.read(), trusted: readExchange(db).trustedTime }),
    presentOf: (reading) => presentOf(reading, packages.latest().publishedOn),
    done: async (name) => {
      for (const changed of changedBy(name)) events.emit({ changed });
      if (savingCalls.has(name)) wake();
      quiet.stir();
      keeper.stir();
      sweeper.stir();
      if (savingCalls.has(name)) await keeper.saved();
    },
  });
  const end = async (): Promise<void> => {
    quiet.stop();
    sweeper.stop();
    await exchange?.stop();
    await ended;
    await packer?.stop();
  };
  return {
    dispatch,
    onEvent: events.on,
    receiptPage: async (deskNumber, size) => {
      const read = await dispatch('receipt.read', { deskNumber, size });
      return read.ok ? ok((read.value as { html: string }).html) : read;
    },
    madePage: async (page) => {
      const read = await dispatch('page.read', { page });
      return read.ok ? ok((read.value as { html: string }).html) : read;
    },
    start: () => {
      quiet.stir();
      if (exchange === null) beginExchange(config.enrolmentCode);
      keeper.start();
      sweeper.start();
    },
    stop: async () => {
      await end();
      await keeper.stop();
      log.info('desk stopped', { database: close() });
    },
    letGo: async () => {
      await end();
      await keeper.end();
      return close();
    },
  };
}
