// Spreads recordings and cuts over the machine, and brings what was found together.
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CutReport, emptyReport } from './cuts.ts';
import type { Share } from './cutter.ts';

/** Of the cuts of a recording, so many are second ones: made while the desk starts again after a first. */
const secondShare = 0.25;
const cutsAStart = 10;
/** So many cuts are made by one thread in one go. */
const atOnce = 480;

const atATime = Math.max(2, availableParallelism());

/** Does all the work, as many pieces at a time as the machine has processors. */
export async function spread<T>(work: readonly T[], act: (piece: T, index: number) => Promise<void>): Promise<void> {
  const left = work.map((piece, index) => ({ piece, index }));
  const runner = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next.piece, next.index);
  };
  await Promise.all(Array.from({ length: atATime }, runner));
}

type Order = Pick<Share, 'library' | 'recorded' | 'name' | 'seed'> & { readonly first: number; readonly cuts: number };

/** The shares in which `cuts` cuts of one recording are made, with folders in `work`. */
export function sharesOf({ first, cuts, ...order }: Order, work: string): Share[] {
  const shares: Share[] = [];
  for (let done = 0; done < cuts; done += atOnce) {
    const size = Math.min(atOnce, cuts - done);
    const starts = Math.floor((size * secondShare) / cutsAStart);
    shares.push({
      ...order,
      scratch: join(work, `${order.name.replaceAll(' ', '-')}-${done}`),
      first: first + done,
      count: size - starts * cutsAStart,
      wholeEvery: 120,
      rebuiltEvery: 30,
      starts,
      cutsAStart,
    });
  }
  return shares;
}

/** Makes the cuts of a share in the thread. */
async function cutInThread(thread: Worker, share: Share): Promise<CutReport> {
  mkdirSync(share.scratch, { recursive: true });
  try {
    return await new Promise<CutReport>((resolve, reject) => {
      thread.removeAllListeners();
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`a thread ended with ${code}`)));
      thread.postMessage(share);
    });
  } finally {
    rmSync(share.scratch, { recursive: true, force: true });
  }
}

/** Makes the cuts of all shares, in as many threads as the machine has processors; told of each report. */
export async function cutShares(
  shares: readonly Share[],
  onReport: (share: Share, report: CutReport) => void,
): Promise<void> {
  const left = [...shares];
  const work = async (): Promise<void> => {
    const thread = new Worker(new URL('./cutter.ts', import.meta.url));
    try {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        onReport(next, await cutInThread(thread, next));
      }
    } finally {
      thread.removeAllListeners();
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

/** Adds what another report found. */
export function addReport(all: CutReport, one: CutReport): void {
  for (const key of ['cuts', 'judged', 'starts', 'rebuilds', 'cases', 'drafts'] as const) all[key] += one[key];
  for (const disk of one.disks) all.disks.add(disk);
  for (const point of one.points) all.points.add(point);
  all.faults.push(...one.faults);
}

export function sumOf(reports: readonly CutReport[]): CutReport {
  const all = emptyReport();
  for (const one of reports) addReport(all, one);
  return all;
}
