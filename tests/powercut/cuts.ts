// Cuts the power at many moments of a recording and looks at what is found each time.
import { join } from 'node:path';
import { cutImage, type Image } from './cut.ts';
import { type Dice, diceOf } from './dice.ts';
import { diskWith, take } from './disk.ts';
import { faultsFound } from './found.ts';
import type { Recording } from './recorder.ts';
import { layOut } from './scratch.ts';
import { faultsOfStart } from './start.ts';
import { hear, type Told } from './told.ts';
import type { Operation } from './trace.ts';

/** The cuts `first` … `first + count` - 1 of those that follow from the seed. */
export interface Cuts {
  readonly seed: string;
  readonly first: number;
  readonly count: number;
  /** No moment before so many operations. */
  readonly from?: number;
}

export interface Cut {
  readonly cut: number;
  /** How many operations were done. */
  readonly moment: number;
  readonly image: Image;
  /** What the desk had told by then; good until the next cut is asked for. */
  readonly told: Told;
}

export interface CutReport {
  cuts: number;
  /** Starts of the whole desk among them. */
  starts: number;
  /** Different disks that were found, and different pairs of a moment and a disk. */
  readonly disks: Set<string>;
  readonly points: Set<string>;
  /** Promises held against what was found, over all cuts. */
  cases: number;
  drafts: number;
  readonly faults: { readonly recording: string; readonly cut: number; readonly faults: readonly string[] }[];
}

export const emptyReport = (): CutReport => ({
  cuts: 0,
  starts: 0,
  disks: new Set(),
  points: new Set(),
  cases: 0,
  drafts: 0,
  faults: [],
});

/** Every second moment is right after an answer or around a flush or a change of names, the others are anywhere. */
function momentsOf(
  operations: readonly Operation[],
  { seed, first, count, from = 0 }: Cuts,
): { cut: number; moment: number }[] {
  const telling = operations
    .flatMap(({ kind }, index) => {
      if (kind === 'mark') return [index + 1];
      return kind === 'sync' || kind === 'rename' || kind === 'unlink' ? [index, index + 1] : [];
    })
    .filter((moment) => moment >= from);
  const moment = (dice: Dice): number => {
    const anywhere = from + dice.below(operations.length + 1 - from);
    return dice.below(2) === 0 ? anywhere : (telling[dice.below(telling.length)] ?? anywhere);
  };
  return Array.from({ length: count }, (_, index) => first + index)
    .map((cut) => ({ cut, moment: moment(diceOf(`${seed} moment ${cut}`)) }))
    .sort((one, other) => one.moment - other.moment);
}

/** The cuts in the order of their moments. */
export function* cutsOf(recording: Recording, cuts: Cuts): Iterable<Cut> {
  const disk = diskWith(recording.before);
  const told = structuredClone(recording.told);
  const seed = `${cuts.seed} ${recording.name}`;
  let done = 0;
  for (const { cut, moment } of momentsOf(recording.operations, { ...cuts, seed })) {
    for (const operation of recording.operations.slice(done, moment)) {
      take(disk, operation);
      if (operation.kind === 'mark') hear(told, operation.text);
    }
    done = moment;
    const dice = diceOf(`${seed} cut ${cut}`);
    const image = cutImage(disk, dice);
    yield { cut, moment, image: { ...image, files: withSharedMemory(image.files, dice) }, told };
  }
}

/**
 * Makes the cuts and adds what is found to the report; `folder` is where each disk is laid out. After every
 * `wholeEvery`th cut the whole desk starts, too.
 */
export async function cutRecording(
  recording: Recording,
  cuts: Cuts & { readonly wholeEvery?: number },
  folder: string,
  report: CutReport,
): Promise<void> {
  const { name, desk, payloads } = recording;
  for (const { cut, moment, image, told } of cutsOf(recording, cuts)) {
    const faults: string[] = [];
    if (cuts.wholeEvery !== undefined && cut % cuts.wholeEvery === 0) {
      layOut(image, folder);
      faults.push(...(await faultsOfStart(join(folder, desk))));
      report.starts++;
    }
    layOut(image, folder);
    faults.push(...(await faultsFound(join(folder, desk), told, payloads)));
    if (faults.length > 0) report.faults.push({ recording: name, cut, faults });
    report.cuts++;
    report.disks.add(`${name} ${image.digest}`);
    report.points.add(`${name} ${moment} ${image.digest}`);
    report.cases += told.saved.size;
    report.drafts += told.drafts.size;
  }
}

/** The file that SQLite shares between processes is no part of the promise: it may be gone, or hold anything. */
function withSharedMemory(files: ReadonlyMap<string, Buffer>, dice: Dice): ReadonlyMap<string, Buffer> {
  const database = [...files.keys()].find((path) => path.endsWith('.db'));
  if (database === undefined || dice.below(4) > 0) return files;
  const noise = Buffer.from(Array.from({ length: 64 }, () => dice.below(256)));
  return new Map([...files, [`${database}-shm`, Buffer.alloc(32_768, noise)]]);
}
