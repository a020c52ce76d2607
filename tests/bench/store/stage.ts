// The stores that are compared: of one size, with the same cases in them.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteFiled } from '../../../db/filed.ts';
import { databaseFile } from '../../../electron/core/key-slot.ts';
import { tendWords } from '../../../electron/services/find-index.ts';
import { createPackages } from '../../../electron/services/packages.ts';
import { keyOf, type OpenBenchDesk, openDesk } from './desk.ts';
import { fill } from './fill.ts';
import { type Bare, openBare, openPlain, type Plain, type PlainCase } from './plain.ts';

export interface Stage {
  readonly cases: number;
  readonly desk: OpenBenchDesk;
  readonly folder: string;
  readonly deskFolder: string;
  readonly bare: Bare;
  readonly sealed: Bare;
  /** Null where nothing is measured beside it. */
  readonly plain: Plain | null;
  /** Bytes a case, of databases that have taken their logs in; the desk's without what it has before its first case. */
  readonly bytes: { readonly desk: number; readonly plain: number; readonly words: number };
}

function* casesOf({ db }: OpenBenchDesk): Generator<PlainCase> {
  for (let after = 0; ; ) {
    const page = db.all<PlainCase & { place: number }>(
      `select c.place, c.id, unpacked(v.payload) as payload, s.state from cases c join case_versions v on v.place = c.place
       join case_states s on s.place = c.place where c.place > ? order by c.place limit 500`,
      after,
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.place;
  }
}

function fillPlain(plain: Plain, desk: OpenBenchDesk): void {
  if (plain.newest().length > 0) return;
  let some: PlainCase[] = [];
  for (const one of casesOf(desk)) {
    if (some.push(one) < 500) continue;
    plain.addMany(some);
    some = [];
  }
  plain.addMany(some);
}

function sizeOf(file: string, fold: () => void): number {
  fold();
  return statSync(file).size;
}

/** Fills the stores with `cases` cases in `folder`, or opens those that an earlier run left there whole; `plain` where it is wanted. */
export async function openStage(folder: string, cases: number, seed: string, withPlain: boolean): Promise<Stage> {
  const whole = join(folder, 'whole');
  if (!existsSync(whole)) rmSync(folder, { recursive: true, force: true });
  const deskFolder = join(folder, 'desk');
  mkdirSync(deskFolder, { recursive: true });
  const desk = await openDesk(deskFolder);
  const deskSize = (): number => sizeOf(databaseFile(deskFolder), () => desk.db.pragma('wal_checkpoint(truncate)'));
  if (!existsSync(whole)) {
    const empty = deskSize();
    const begun = process.cpuUsage();
    const worked = (): string => {
      const { user, system } = process.cpuUsage(begun);
      return `(${((user + system) / 1e6).toFixed(0)} s of a core)`;
    };
    await fill(desk, cases, seed, (done) => {
      if (done % 100_000 === 0) console.log(`${done} cases filed ${worked()}`);
    });
    rest(desk);
    console.log(`filled and at rest ${worked()}`);
    writeFileSync(whole, String(empty));
  }
  const plainFile = join(folder, 'plain.db');
  const plain = withPlain ? openPlain(plainFile) : null;
  if (plain !== null) fillPlain(plain, desk);
  const empty = Number(readFileSync(whole, 'utf8'));
  const words = desk.db.get<{ bytes: number }>(
    `select sum(pgsize) as bytes from dbstat where name glob 'case_words_*' or name glob 'known_words*'`,
  );
  const bytes = {
    desk: (deskSize() - empty) / cases,
    plain: plain === null ? 0 : sizeOf(plainFile, plain.fold) / cases,
    words: (words?.bytes ?? 0) / cases,
  };
  const bare = openBare(join(folder, 'bare.db'), null);
  const sealed = openBare(join(folder, 'sealed.db'), keyOf(deskFolder));
  return { cases, folder, desk, deskFolder, plain, bare, sealed, bytes };
}

const stepsACommit = 100;

/** As a desk leaves its indexes when nobody works. */
export function rest({ db }: OpenBenchDesk): void {
  const packages = createPackages(db);
  const inOne = (step: () => boolean): boolean =>
    db.transaction(() => {
      for (let left = stepsACommit; left > 0; left -= 1) if (!step()) return false;
      return true;
    });
  while (inOne(() => tendWords(db, packages)));
  while (inOne(() => noteFiled(db)));
}

export async function closeStage({ desk, bare, sealed, plain }: Stage): Promise<void> {
  await desk.core.stop();
  bare.close();
  sealed.close();
  plain?.close();
}
