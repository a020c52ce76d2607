// A second power cut, while the desk starts again after the first: recordings of such starts, each with the disk that
// the first cut left and with what the desk had told by then.
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Cuts, cutsOf } from './cuts.ts';
import type { Lying } from './disk.ts';
import { lyingIn, placesIn, type Recording, readRecorded, runRecorded } from './recorder.ts';
import { layOut } from './scratch.ts';
import type { Operation } from './trace.ts';

const script = fileURLToPath(new URL('./recorded-start.ts', import.meta.url));

/** Cuts the recording, and records how the desk starts from each disk; in the new folder `work`. */
export async function recordRestarts(
  library: string,
  work: string,
  recording: Recording,
  cuts: Cuts,
): Promise<Recording[]> {
  const { disk, marks } = placesIn(work);
  mkdirSync(disk, { recursive: true });
  const first = Array.from(cutsOf(recording, cuts), (one) => ({ ...one, told: structuredClone(one.told) }));
  for (const { cut, image } of first) layOut(image, join(disk, String(cut)));
  const before = lyingIn(disk);
  const folderOf = (cut: number): string => join(disk, String(cut), recording.desk);
  await runRecorded(library, work, [script, marks, ...first.map(({ cut }) => folderOf(cut))]);
  const starts = split(readRecorded(work, before), disk);
  return first.map(({ cut, told }) => {
    const desk = relative(disk, folderOf(cut));
    const operations = starts.get(desk);
    if (operations === undefined) throw new Error(`no start after cut ${cut}`);
    const { payloads, name } = recording;
    return { name: `${name}, started after cut ${cut}`, desk, before: part(before, cut), operations, told, payloads };
  });
}

const isPartOf = (path: string, cut: number): boolean => path === String(cut) || path.startsWith(`${cut}/`);

function part({ folders, files }: Lying, cut: number): Lying {
  return {
    folders: folders.filter((path) => isPartOf(path, cut)),
    files: new Map([...files].filter(([path]) => isPartOf(path, cut))),
  };
}

/** The operations of each start, by the desk's folder, which stands in the mark before them. */
function split(operations: readonly Operation[], disk: string): Map<string, Operation[]> {
  const starts = new Map<string, Operation[]>();
  let current: Operation[] = [];
  for (const operation of operations) {
    if (operation.kind === 'mark') {
      current = [];
      starts.set(relative(disk, operation.text), current);
    } else current.push(operation);
  }
  return starts;
}
