// The power fails: one of the disks that may be found afterwards, chosen by dice among all that disk.ts allows.
import { createHash, type Hash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Dice } from './dice.ts';
import {
  type Change,
  type Disk,
  type Entry,
  type Inode,
  isFile,
  type Lying,
  type NameChange,
  setNames,
} from './disk.ts';

export interface Image extends Lying {
  /** Equal for equal choices over the same flushed state of the same trace. */
  readonly digest: string;
}

/** How the dice fall: all in one direction, in the order of time up to a torn one, or each change for itself. */
type Manner =
  | { readonly kind: 'nothing' | 'everything' }
  | { readonly kind: 'until'; readonly n: number }
  | { readonly kind: 'any'; readonly likely: number };

interface Fall {
  readonly manner: Manner;
  readonly dice: Dice;
  readonly sector: 512 | 4096;
  /** What a file that has grown holds where nothing of it was written yet. */
  readonly fresh: 0 | 0xa5;
  readonly hash: Hash;
}

/** The disk with every change on it: what the running processes see. */
export function wholeImage(disk: Disk): Image {
  return imageOf(disk, { kind: 'everything' }, { fraction: () => 0, below: () => 0, pick: ([first]) => first });
}

/** One disk after a power cut now. */
export function cutImage(disk: Disk, dice: Dice): Image {
  const kind = dice.pick(['nothing', 'everything', 'until', 'until', 'any', 'any', 'any', 'any'] as const);
  if (kind === 'nothing' || kind === 'everything') return imageOf(disk, { kind }, dice);
  if (kind === 'any') return imageOf(disk, { kind, likely: dice.pick([0.1, 0.5, 0.9]) }, dice);
  const files = [...disk.running.values(), ...disk.names.values()].filter(isFile);
  const times = [...disk.pendingNames, ...files.flatMap(({ pending }) => pending)].map(({ n }) => n);
  return imageOf(disk, { kind, n: times[dice.below(times.length)] ?? 0 }, dice);
}

function imageOf(disk: Disk, manner: Manner, dice: Dice): Image {
  const hash = createHash('sha1').update(`${disk.flushes}\n`);
  const fall: Fall = { manner, dice, sector: dice.pick([512, 4096]), fresh: dice.pick([0, 0, 0xa5]), hash };
  const names = namesAfter(disk, fall);
  const folders: string[] = [];
  const files = new Map<string, Buffer>();
  for (const [path, entry] of [...names].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (dirname(path) !== '.' && !folders.includes(dirname(path))) continue;
    hash.update(`${path}\n`);
    if (entry === 'folder') folders.push(path);
    else files.set(path, bytesAfter(entry, fall));
  }
  return { folders, files, digest: hash.digest('hex') };
}

/** How many of the first changes in `changes` have happened. */
function happened(changes: readonly { readonly n: number }[], { manner, dice }: Fall): number {
  const all = changes.length;
  switch (manner.kind) {
    case 'nothing':
      return 0;
    case 'everything':
      return all;
    case 'until': {
      const later = changes.findIndex(({ n }) => n > manner.n);
      return later < 0 ? all : later;
    }
    case 'any':
      return dice.fraction() < manner.likely ? all : dice.below(all + 1);
  }
}

function namesAfter(disk: Disk, fall: Fall): Map<string, Entry> {
  const names = new Map(disk.names);
  for (const related of relatedNames(disk.pendingNames)) {
    for (const { names: changed } of related.slice(0, happened(related, fall))) setNames(names, changed);
  }
  return names;
}

/** The changes in groups that share no name with one another. */
function relatedNames(changes: readonly NameChange[]): NameChange[][] {
  let groups: NameChange[][] = [];
  for (const change of changes) {
    const shares = (group: NameChange[]): boolean =>
      group.some(({ names }) => [...names.keys()].some((name) => change.names.has(name)));
    const related = groups.filter(shares).flat();
    groups = [...groups.filter((group) => !shares(group)), [...related, change].sort((one, other) => one.n - other.n)];
  }
  return groups;
}

function bytesAfter(file: Inode, fall: Fall): Buffer {
  const resized = happened(file.pending, fall);
  const size = sizeAfter(file, resized, fall);
  const room = Math.max(file.size, size, ...file.pending.map((change) => change.size));
  const bytes = Buffer.alloc(room, fall.fresh);
  file.bytes.copy(bytes, 0, 0, file.size);
  const versions = sectorVersions(file.pending, resized, fall);
  const { sector, hash } = fall;
  const seen = new Map<number, number>();
  for (const change of file.pending) {
    for (const at of sectorsOf(change, sector)) {
      const version = (seen.get(at) ?? 0) + 1;
      seen.set(at, version);
      if (version > (versions.get(at) ?? 0)) continue;
      const from = Math.max(at * sector, change.at);
      const to = Math.min((at + 1) * sector, change.at + change.length);
      if (from < size) hash.update(`${change.n} ${from} ${to}\n`);
      if (change.bytes === null) bytes.fill(0, from, to);
      else change.bytes.copy(bytes, from, from - change.at, to - change.at);
    }
  }
  hash.update(`${size} ${size > file.size ? fall.fresh : 0}\n`);
  return bytes.subarray(0, size);
}

/** The size after the first `resized` changes; one that was about to grow may have begun to. */
function sizeAfter(file: Inode, resized: number, { manner, dice, sector }: Fall): number {
  const size = file.pending[resized - 1]?.size ?? file.size;
  const next = file.pending[resized]?.size ?? size;
  const torn = manner.kind === 'until' || manner.kind === 'any';
  if (!torn || next <= size || dice.below(3) > 0) return size;
  const begun = (Math.floor(size / sector) + 1 + dice.below(Math.ceil((next - size) / sector))) * sector;
  return Math.min(begun, next);
}

function* sectorsOf({ at, length }: Change, sector: number): Iterable<number> {
  for (let one = Math.floor(at / sector); one * sector < at + length; one++) yield one;
}

/** How many of the changes that touch a sector are on it, by sector. */
function sectorVersions(pending: readonly Change[], resized: number, fall: Fall): Map<number, number> {
  const { sector, manner, dice } = fall;
  const touching = new Map<number, Change[]>();
  const least = new Map<number, number>();
  for (const [index, change] of pending.entries()) {
    for (const at of sectorsOf(change, sector)) {
      const changes = touching.get(at) ?? [];
      changes.push(change);
      touching.set(at, changes);
      // A truncation that has happened took the bytes with it.
      if (change.bytes === null && index < resized) least.set(at, changes.length);
    }
  }
  const torn = manner.kind === 'until' ? pending.find(({ n }) => n > manner.n) : undefined;
  const versions = new Map<number, number>();
  for (const [at, changes] of touching) {
    const kept = happened(changes, fall);
    const tears = torn !== undefined && changes[kept] === torn && dice.below(2) === 0 ? 1 : 0;
    versions.set(at, Math.max(kept + tears, least.get(at) ?? 0));
  }
  return versions;
}
