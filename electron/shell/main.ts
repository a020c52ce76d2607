// The desk's process from start to end: configuration, desk, window, and a clean stop. Puts the parts together and
// decides nothing else.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu } from 'electron';
import type { Problem } from '../../shared/problems.ts';
import { ok, type Result } from '../../shared/result.ts';
import { systemClock } from '../core/clock.ts';
import type { DeskCore, DeskNeeds } from '../core/compose.ts';
import type { Config } from '../core/config.ts';
import { bugFacts } from '../core/crash.ts';
import { systemDisk } from '../core/disk.ts';
import { nodeHttp } from '../core/http.ts';
import { takesPassphrase } from '../core/key-slot.ts';
import { fileLog } from '../core/log.ts';
import type { MigrationProgress } from '../core/migration/migration.ts';
import type { Log } from '../core/ports.ts';
import { systemRandom } from '../core/random.ts';
import { type Assistant, createAssistant } from '../core/rebuild/assistant.ts';
import { isPlaceGone, isRebuildable, rebuild, rebuildKey, rebuildOrder } from '../core/rebuild/rebuild.ts';
import { type Told, toldFrom } from '../core/rebuild/told.ts';
import { composeLasting } from '../core/renewal.ts';
import { systemTimers } from '../core/timers.ts';
import { localFolder, type Program, readConfig, readDevServer, readSurroundings } from './config.ts';
import { connect } from './ipc.ts';
import { systemKeystore } from './keystore.ts';
import { origin } from './origin.ts';
import { systemPrinter } from './printing.ts';
import { announceScheme, serve, serveAssistant, serveMigration, serveProblem } from './protocol.ts';
import { lockPages, openWindow } from './window.ts';

const crashed = 70;
const out = join(import.meta.dirname, '..');
const program: Program = {
  packaged: app.isPackaged,
  version: app.getVersion(),
  userFolder: localFolder(process.env, app.getPath('userData')),
};

let window: BrowserWindow | null = null;

interface Desk {
  readonly config: Config;
  readonly core: DeskCore;
}

let migration: Told<MigrationProgress> | null = null;

/** Shows how far the migration is, in the window that asked for the desk, or in one of its own at an ordinary start. */
function showMigration(progress: MigrationProgress): void {
  migration?.become(progress);
  if (migration !== null || window !== null) return;
  migration = toldFrom(progress);
  serveMigration(migration);
  window = openWindow(app.isPackaged, null);
  void window.loadURL(`${origin}/`);
}

async function compose(config: Config, passphrase?: string): Promise<Result<Desk>> {
  const keystore = systemKeystore(config.mode);
  if (!keystore.ok) return keystore;
  const needs: DeskNeeds = {
    config,
    clock: systemClock(),
    random: systemRandom(),
    timers: systemTimers(),
    http: nodeHttp(),
    printer: systemPrinter(),
    keystore: keystore.value,
    log: fileLog(config.folder),
    disk: systemDisk(readSurroundings(process.env)),
    passwordWorker: new URL('./password-worker.js', import.meta.url),
    keeperWorker: new URL('./keeper-worker.js', import.meta.url),
    packWorker: new URL('./pack-worker.js', import.meta.url),
    migration: { worker: new URL('./migration-worker.js', import.meta.url), tell: showMigration },
    ...(passphrase === undefined ? {} : { passphrase }),
    foundingCatalogue: await readFile(join(out, 'catalogue.json'), 'utf8'),
  };
  const core = await composeLasting(needs, (why) => void showEnd(why, config));
  return core.ok ? ok({ config, core: core.value }) : core;
}

function stopBeforeQuitting(core: DeskCore): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void core.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

function showDesk({ config, core }: Desk): BrowserWindow {
  const devServer = readDevServer(process.env, program);
  serve({ folder: join(out, 'renderer'), receiptPage: core.receiptPage, madePage: core.madePage, devServer });
  const window = openWindow(config.mode === 'live', join(out, 'preload', 'index.cjs'));
  window.on('closed', connect(window.webContents, core));
  stopBeforeQuitting(core);
  core.start();
  return window;
}

/** Opens the desk in a window that takes the place of the one that asked for it. */
async function openInstead(config: Config, passphrase?: string): Promise<Problem | null> {
  const desk = await compose(config, passphrase);
  if (!desk.ok) return desk.problem;
  const asking = window;
  window = showDesk(desk.value);
  await window.loadURL(`${origin}/`);
  asking?.destroy();
  return null;
}

/** Opens the desk with a one-time code; one try at a time. */
function unlocking(config: Config): (typed: string) => Promise<Problem | null> {
  let trying: Promise<Problem | null> | null = null;
  return (typed) => {
    trying ??= openInstead(config, typed).then((problem) => {
      if (problem !== null) trying = null;
      return problem;
    });
    return trying;
  };
}

/** The salvage assistant, where a rebuild can help; else null. */
function assistantFor(problem: Problem, config: Config): Assistant | null {
  const keystore = systemKeystore(config.mode);
  if (!isRebuildable(problem) || !keystore.ok) return null;
  const key = rebuildKey({ config, keystore: keystore.value, random: systemRandom() });
  if (key === null) return null;
  const worker = new URL('./rebuild-worker.js', import.meta.url);
  return createAssistant({
    problem,
    isPlaceGone: () => isPlaceGone(config),
    rebuild: (onStep) => rebuild(rebuildOrder(config, key, systemClock().read().wall), worker, onStep),
    open: () => openInstead(config),
    crash: endOnBug(fileLog(config.folder)),
  });
}

function showProblem(problem: Problem, config: Config | null): BrowserWindow {
  const assistant = config === null ? null : assistantFor(problem, config);
  const asks = config !== null && problem.code === 'desk.key-missing' && takesPassphrase(config.folder);
  if (assistant === null) serveProblem(problem, asks ? unlocking(config) : null);
  else serveAssistant(assistant);
  return openWindow(app.isPackaged, null);
}

/** The desk could not go on with its database: why, and what can be done, takes the place of its window. */
async function showEnd(problem: Problem, config: Config): Promise<void> {
  const ended = window;
  window = showProblem(problem, config);
  await window.loadURL(`${origin}/`);
  ended?.destroy();
}

async function open(config: Result<Config>): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  lockPages();
  app.on('window-all-closed', () => app.quit());
  const desk = config.ok ? await compose(config.value) : config;
  const waiting = window;
  window = desk.ok ? showDesk(desk.value) : showProblem(desk.problem, config.ok ? config.value : null);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  await window.loadURL(`${origin}/`);
  waiting?.destroy();
}

/** A bug ends the desk: what was saved is saved, and whoever watches over the kiosk starts it again. */
function endOnBug(log: Log): (error: unknown) => void {
  return (error) => {
    log.error('desk crashed', bugFacts(error));
    app.exit(crashed);
  };
}

function endOnBugs(log: Log): void {
  const end = endOnBug(log);
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

announceScheme();
const config = readConfig(process.env, program);
// One process per folder: the lock lives where Chromium keeps its profile.
if (config.ok) {
  app.setPath('userData', join(config.value.folder, 'window'));
  endOnBugs(fileLog(config.value.folder));
}
if (app.requestSingleInstanceLock()) await open(config);
else app.quit();
