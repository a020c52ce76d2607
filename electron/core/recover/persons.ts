// Whose data a lost desk held, for the notice of an incident (law No 3144, art. 29: within 72 hours of discovery): from its
// last backup, and beyond that from central's own copies of the entries, up to the last chain head that central knows.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryHash, genesisHash } from '../../../db/chain.ts';
import { readDevice } from '../../../db/device.ts';
import { listDrafts } from '../../../db/drafts.ts';
import { chainHead } from '../../../db/outbox.ts';
import type { Reader } from '../../../db/sqlite.ts';
import { payloadSchema } from '../../../shared/cases/payload.ts';
import { problem } from '../../../shared/problems.ts';
import type { ChainHead } from '../../../shared/protocol/exchange.ts';
import { bundleLineSchema } from '../../../shared/protocol/recovery-bundle.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { applicantName } from '../../../shared/text/names.ts';
import { createPackages } from '../../services/packages.ts';
import { openDisk } from './disk.ts';

export interface HeldPerson {
  /** Empty for a person without one. */
  readonly personalNumber: string;
  /** Empty for somebody whom another's application names by number alone. */
  readonly name: string;
  /** A case or draft of a service with special categories of data. */
  readonly sensitive: boolean;
  readonly deskNumbers: readonly string[];
  readonly drafts: number;
}

export interface PersonsOrder {
  /** A backup or copy of the desk's folder; only read. Null: there is none. */
  readonly disk: string | null;
  readonly identity: string;
  /** Lines of JSON from central, as in a recovery bundle (`chain`, then `entry`); null: none. */
  readonly entries: string | null;
  /** The last head that central knows of the desk's chain; null: not known. */
  readonly head: ChainHead | null;
}

export interface Persons {
  readonly persons: readonly HeldPerson[];
  readonly cases: number;
  readonly drafts: number;
  /** The end of what was read; null: nothing was. */
  readonly end: ChainHead | null;
  /** What was read reaches the head that central knows, by number and hash; null: no head was given. */
  readonly reachesHead: boolean | null;
}

type Filing = { readonly text: string; readonly name: string; readonly number: string; readonly sensitive: boolean };
type Register = (filing: Filing, deskNumber: string | null) => void;

/** Gathers persons; the same one by number, or without one by name. */
function register(): { readonly add: Register; readonly all: () => HeldPerson[] } {
  const found = new Map<
    string,
    { number: string; name: string; sensitive: boolean; cases: Set<string>; drafts: number }
  >();
  const note = (number: string, name: string, sensitive: boolean, deskNumber: string | null): void => {
    if (number === '' && name === '') return;
    const key = number === '' ? `name ${name}` : number;
    const one = found.get(key) ?? { number, name: '', sensitive: false, cases: new Set<string>(), drafts: 0 };
    if (one.name === '') one.name = name;
    one.sensitive ||= sensitive;
    if (deskNumber === null) one.drafts += 1;
    else one.cases.add(deskNumber);
    found.set(key, one);
  };
  return {
    add: ({ text, name, number, sensitive }, deskNumber) => {
      note(number, name, sensitive, deskNumber);
      // Members of a household, representatives: by number wherever one stands.
      const others = new Set([...text.matchAll(/"(\d{11})"/g)].map(([, digits = '']) => digits));
      others.delete(number);
      for (const other of others) note(other, '', sensitive, deskNumber);
    },
    all: () =>
      [...found.values()].map(({ number, name, sensitive, cases, drafts }) => ({
        personalNumber: number,
        name,
        sensitive,
        deskNumbers: [...cases].sort(),
        drafts,
      })),
  };
}

const numberOf = (applicant: Readonly<Record<string, unknown>>): string =>
  typeof applicant['personalNumber'] === 'string' ? applicant['personalNumber'] : '';

function addPayload(add: Register, payload: string, isSensitive: (service: string) => boolean): boolean {
  const read = payloadSchema.safeParse(JSON.parse(payload));
  if (!read.success) return false;
  // Whoever withdrew a case was named when it was filed.
  if (read.data.kind === 'case.withdrawn') return true;
  const { applicant, deskNumber, service } = read.data;
  const filing = { text: payload, name: applicantName(applicant), number: numberOf(applicant) };
  add({ ...filing, sensitive: isSensitive(service) }, deskNumber);
  return true;
}

function addDesk(
  db: Reader,
  add: Register,
): { cases: number; drafts: number; isSensitive: (service: string) => boolean } {
  const pkg = createPackages(db).latest();
  const isSensitive = (service: string): boolean => pkg.services.find(({ id }) => id === service)?.sensitive ?? true;
  // What was forgotten before the desk was lost was not on it any more.
  const versions = db.all<{ payload: string }>(
    `select unpacked(payload) as payload from case_versions where payload <> '' order by rowid`,
  );
  for (const { payload } of versions) addPayload(add, payload, isSensitive);
  const drafts = listDrafts(db);
  for (const { content, service } of drafts) {
    const filing = { text: JSON.stringify(content), name: applicantName(content.applicant) };
    add({ ...filing, number: numberOf(content.applicant), sensitive: isSensitive(service) }, null);
  }
  return { cases: versions.length, drafts: drafts.length, isSensitive };
}

/** Goes on from `end` through central's lines; every hash must fit, else the list would not be of this desk. */
function addEntries(
  lines: string,
  from: ChainHead | null,
  add: Register,
  isSensitive: (service: string) => boolean,
): Result<{ cases: number; end: ChainHead | null }> {
  const broken = (line: number): Result<never> => fail(problem('bundle.unreadable', `line ${line}`));
  let [cases, end] = [0, from];
  let before: ChainHead | null = null;
  for (const [at, text] of lines.split('\n').entries()) {
    if (text.trim() === '') continue;
    let line: ReturnType<typeof bundleLineSchema.safeParse>;
    try {
      line = bundleLineSchema.safeParse(JSON.parse(text));
    } catch {
      return broken(at + 1);
    }
    if (line.data?.kind === 'chain') before = line.data.after;
    if (line.data?.kind !== 'entry') {
      if (line.data?.kind !== 'chain') return broken(at + 1);
      continue;
    }
    const { seq, hash, payload } = line.data;
    if (before === null || seq !== before.seq + 1 || entryHash(before.hash, payload) !== hash) return broken(at + 1);
    if (end !== null && seq === end.seq && hash !== end.hash) return broken(at + 1);
    before = { seq, hash };
    if (end !== null && seq <= end.seq) continue;
    if (!addPayload(add, payload, isSensitive)) return broken(at + 1);
    cases += 1;
    end = before;
  }
  return ok({ cases, end });
}

/** Problems: recovery.wrong-folder, recovery.wrong-identity, desk.database-*, bundle.unreadable (central's lines do not fit). */
export async function personsHeld({ disk, identity, entries, head }: PersonsOrder): Promise<Result<Persons>> {
  const { add, all } = register();
  let read: ReturnType<typeof addDesk> = { cases: 0, drafts: 0, isSensitive: () => true };
  let end: ChainHead | null = null;
  if (disk !== null) {
    const work = mkdtempSync(join(tmpdir(), 'sopeli-persons-'));
    try {
      const opened = await openDisk(disk, identity, work);
      if (!opened.ok) return opened;
      const { db } = opened.value;
      try {
        read = addDesk(db, add);
        const device = readDevice(db);
        end = device === null ? null : chainHead(db, device);
        if (end?.seq === 0 && device !== null) end = { seq: 0, hash: genesisHash(device) };
      } finally {
        db.close();
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  let { cases } = read;
  if (entries !== null) {
    if (!existsSync(entries)) return fail(problem('bundle.unreadable', 'no such file'));
    const more = addEntries(readFileSync(entries, 'utf8'), end, add, read.isSensitive);
    if (!more.ok) return more;
    cases += more.value.cases;
    end = more.value.end;
  }
  const reachesHead = head === null ? null : end !== null && (end.seq > head.seq || end.hash === head.hash);
  return ok({ persons: all(), cases, drafts: read.drafts, end, reachesHead });
}

const cell = (text: string): string => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The list as a table (RFC 4180, with a mark that makes office programs read it as UTF-8). */
export function personsTable(persons: readonly HeldPerson[]): string {
  const head = ['personal number', 'name', 'special categories', 'unfinished applications', 'cases'];
  const rows = persons.map(({ personalNumber, name, sensitive, drafts, deskNumbers }) => [
    personalNumber,
    name,
    sensitive ? 'yes' : 'no',
    String(drafts),
    deskNumbers.join(' '),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
