// Cuts the power at many moments of a recording and looks at what is found each time.
import { dirname, join } from 'node:path';
import { faultsOfBackups } from './beside.ts';
import { cutImage, type Image } from './cut.ts';
import { type Dice, diceOf } from './dice.ts';
import { diskWith, take } from './disk.ts';
import { faultsFound } from './found.ts';
import { faultsOfRebuild } from './rebuilt.ts';
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
  /** How much was told by then: the same number, the same words. */
  readonly heard: number;
  readonly image: Image;
  /** What the desk had told by then; good until the next cut is asked for. */
  readonly told: Told;
}

export interface CutReport {
  cuts: number;
  /** Disks that were opened and looked at: each once after the same words. */
  judged: number;
  /** Starts of the whole desk among them, and rebuilds of a database destroyed after the cut. */
  starts: number;
  rebuilds: number;
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
  judged: 0,
  starts: 0,
  rebuilds: 0,
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
  let heard = 0;
  for (const { cut, moment } of momentsOf(recording.operations, { ...cuts, seed })) {
    for (const operation of recording.operations.slice(done, moment)) {
      take(disk, operation);
      if (operation.kind !== 'mark') continue;
      hear(told, operation.text);
      heard++;
    }
    done = moment;
    const dice = diceOf(`${seed} cut ${cut}`);
    const image = cutImage(disk, dice);
    yield { cut, moment, heard, image: { ...image, files: withSharedMemory(image.files, dice) }, told };
  }
}

/**
 * Makes the cuts and adds what is found to the report; `folder` is where each disk is laid out. A disk that was looked at
 * after the same words is not looked at again, whatever the moment: nothing else could be found there. After every `wholeEvery`th cut the whole desk starts, too; after every
 * `rebuiltEvery`th the database is destroyed and rebuilt.
 */
export async function cutRecording(
  recording: Recording,
  cuts: Cuts & { readonly wholeEvery?: number; readonly rebuiltEvery?: number },
  folder: string,
  report: CutReport,
): Promise<void> {
  const { name, payloads } = recording;
  const desk = join(folder, recording.desk);
  const place = join(folder, dirname(recording.desk), 'place');
  const isEvery = (cut: number, every: number | undefined): boolean => every !== undefined && cut % every === 0;
  const looked = new Set<string>();
  for (const { cut, moment, heard, image, told } of cutsOf(recording, cuts)) {
    report.cuts++;
    report.disks.add(`${name} ${image.digest}`);
    report.points.add(`${name} ${moment} ${image.digest}`);
    const sight = `${heard} ${image.digest}`;
    const isNoisy = [...image.files.keys()].some((path) => path.endsWith(sharedMemory));
    if (looked.has(sight) && !isNoisy) continue;
    looked.add(sight);
    report.judged++;
    const faults: string[] = [];
    if (isEvery(cut, cuts.wholeEvery)) {
      layOut(image, folder);
      faults.push(...(await faultsOfStart(desk)));
      report.starts++;
    }
    layOut(image, folder);
    faults.push(...(await faultsFound(desk, told, payloads)), ...faultsOfBackups(place, told));
    // With any fault the question is what could still be brought back.
    if (isEvery(cut, cuts.rebuiltEvery) || faults.length > 0) {
      layOut(image, folder);
      faults.unshift(...faultsOfRebuild(desk, place, told, payloads));
      report.rebuilds++;
    }
    if (faults.length > 0) report.faults.push({ recording: name, cut, faults });
    report.cases += told.saved.size;
    report.drafts += told.drafts.size;
  }
}

const sharedMemory = '-shm';

/** The file that SQLite shares between processes is no part of the promise: it may be gone, or hold anything. */
function withSharedMemory(files: ReadonlyMap<string, Buffer>, dice: Dice): ReadonlyMap<string, Buffer> {
  const database = [...files.keys()].find((path) => path.endsWith('.db'));
  if (database === undefined || dice.below(4) > 0) return files;
  const noise = Buffer.from(Array.from({ length: 64 }, () => dice.below(256)));
  return new Map([...files, [database + sharedMemory, Buffer.alloc(32_768, noise)]]);
}
