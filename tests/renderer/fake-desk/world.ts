// What a fake desk remembers. It behaves (signs in, saves, submits, queues, exchanges) but keeps everything in memory,
// so that screens can be tried in every state without a store or a line.

import type { CaseContent } from '../../../shared/cases/payload.ts';
import { indexServices, type ServiceIndex } from '../../../shared/catalogue/find.ts';
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { AnnouncementList } from '../../../shared/contract/announcements.ts';
import type { BackupState } from '../../../shared/contract/backup.ts';
import type { CaseViews } from '../../../shared/contract/case-views.ts';
import type { CaseChange, CaseState, CaseSummary, TimelineEntry } from '../../../shared/contract/cases.ts';
import type { ContactKind } from '../../../shared/contract/contacts.ts';
import type { CallName } from '../../../shared/contract/contract.ts';
import type { DayBook } from '../../../shared/contract/daybook.ts';
import type { Desk, Line, Queue, Session } from '../../../shared/contract/desk.ts';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { DeskEvent } from '../../../shared/contract/events.ts';
import type { Handover } from '../../../shared/contract/notes.ts';
import type { Pad } from '../../../shared/contract/pads.ts';
import type { WaitingPaper } from '../../../shared/contract/papers.ts';
import type { SamePerson } from '../../../shared/contract/persons.ts';
import type { PrintJob } from '../../../shared/contract/prints.ts';
import type { Keeping, Retention } from '../../../shared/contract/retention.ts';
import type { ScannedFile } from '../../../shared/contract/scanner.ts';
import type { Standing } from '../../../shared/contract/standing.ts';
import type { Storage } from '../../../shared/contract/storage.ts';
import type { Usb } from '../../../shared/contract/usb.ts';
import type { VisitState } from '../../../shared/contract/visits.ts';
import type { Problem } from '../../../shared/problems.ts';

export interface FakeCase {
  summary: CaseSummary;
  content: CaseContent;
  readonly changes: CaseChange[];
  readonly timeline: TimelineEntry[];
  copies: number;
}

export interface FakeOperator {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly role: 'operator' | 'administrator';
  locked: boolean;
}

export interface FakeVisit {
  readonly id: string;
  state: VisitState;
  readonly begunAt: string;
  since: string;
  readonly drafts: Set<string>;
  /** Desk numbers. */
  readonly cases: string[];
}

export interface World {
  readonly pkg: CataloguePackage;
  readonly index: ServiceIndex;
  readonly operators: FakeOperator[];
  enrolling: { state: 'none' | 'trying'; problem: Problem | null };
  /** Sticks with an enrolment file, and the code that opens it. */
  enrolmentSticks: string[];
  readonly enrolmentFileCode: string;
  readonly mode: Desk['mode'];
  readonly center: string;
  enrolled: boolean;
  session: Session | null;
  readonly drafts: Map<string, Draft>;
  /** Newest first. */
  readonly cases: FakeCase[];
  readonly visits: FakeVisit[];
  /** Counted today. */
  readonly contacts: ContactKind[];
  /** 0 for a desk in its first days, 1 for one that had a busy fortnight. */
  earlierDays: 0 | 1;
  views: CaseViews['views'];
  /** Notes on cases, oldest first. */
  readonly notes: Handover[];
  /** Numbers left out today. */
  voided: DayBook['voided'];
  readonly papers: Map<string, { mediaType: string; bytes: Uint8Array<ArrayBuffer> }>;
  /** What lies in the scanner's folder, by name; empty: none is watched. */
  readonly scanned: Map<string, { file: ScannedFile; bytes: Uint8Array<ArrayBuffer> }>;
  /** On their way, as the screen is to show them. */
  onTheWay: WaitingPaper[];
  /** The line costs by the megabyte; nobody has let the papers go. */
  metered: boolean;
  held: boolean;
  usb: Usb;
  standing: Standing;
  announced: AnnouncementList['announcements'];
  line: Line;
  clock: Queue['clock'];
  kept: BackupState;
  storage: Storage;
  /** Calls that answer with a problem until it is taken away. */
  /** What whoever signs in may do. */
  role: 'operator' | 'administrator';
  /** What was done about holding cases, by desk number. */
  readonly holds: Map<string, Keeping['acts']>;
  /** Pairs of desk numbers whose applicants an operator joined. */
  joined: { readonly pair: readonly string[]; readonly reason: SamePerson['reason']; readonly at: string }[];
  /** The page made last. */
  page: { readonly id: string; readonly html: string } | null;
  /** The newest first. */
  pads: Pad[];
  prints: PrintJob[];
  retention: Retention;
  readonly failing: Map<CallName, Problem>;
  readonly listeners: Set<(event: DeskEvent) => void>;
  minutes: number;
  serial: number;
}

const begin = Date.UTC(2026, 10, 23, 5, 30);

/** The fake's own clock. */
export const now = (world: World): string => new Date(begin + world.minutes * 60_000).toISOString();

/** An instant one minute after the last one asked for. */
export function tick(world: World): string {
  world.minutes += 1;
  return now(world);
}

/** A made-up but well-formed id, different for every number. */
export const fakeId = (number: number): string => `0198c9a2-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function tell(world: World, ...changed: DeskEvent['changed'][]): void {
  for (const what of changed) for (const listener of world.listeners) listener({ changed: what });
}

export const countOf = (world: World, state: CaseState): number =>
  world.cases.filter((one) => one.summary.state === state).length;

/** The people of every fake desk. Invented. */
export const operators = [
  { id: fakeId(901), name: 'მარიამ ქავთარაძე', password: 'სავარჯიშო 2026' },
  { id: fakeId(902), name: 'გიორგი ბერიძე', password: 'მეორე პაროლი' },
] as const;

export function newWorld(
  pkg: CataloguePackage,
  given: { mode?: Desk['mode']; center?: string; role?: World['role'] },
): World {
  return {
    pkg,
    index: indexServices(pkg),
    operators: operators.map((one) => ({ ...one, role: 'operator', locked: false })),
    enrolling: { state: 'none', problem: null },
    enrolmentSticks: [],
    enrolmentFileCode: 'FILE-CODE-0001',
    mode: given.mode ?? 'practice',
    center: given.center ?? 'sadakhlo',
    enrolled: true,
    session: null,
    drafts: new Map(),
    cases: [],
    visits: [],
    contacts: [],
    earlierDays: 0,
    views: [],
    notes: [],
    voided: [],
    papers: new Map(),
    scanned: new Map(),
    onTheWay: [],
    metered: false,
    held: true,
    standing: { mark: '3f9c 07d1 a4be 52c8', keySince: '2026-03-02T08:15:00.000Z', keyWaits: null, enrollable: false },
    announced: [],
    usb: { able: true, waiting: { cases: 0, papers: 0, bytes: 0 }, bundle: null, sticks: [] },
    line: { state: 'unproven', since: null, lastAnswer: null, nextTry: null, problem: null },
    clock: 'agrees',
    kept: {
      journal: null,
      backup: { place: '/media/backup', last: '2026-11-23T05:00:00.000Z', ageHours: 0, running: false, problem: null },
      check: { last: '2026-11-22T16:10:00.000Z', problem: null },
    },
    storage: {
      state: 'roomy',
      freeBytes: 83_700_000_000,
      totalBytes: 239_000_000_000,
      usedBytes: 48_300_000,
      caseBytes: 412_000,
      casesFit: 203_155,
      daysFit: 16_929,
      warnings: [],
      rebuilt: [],
    },
    role: given.role ?? 'operator',
    holds: new Map(),
    joined: [],
    page: null,
    pads: [],
    prints: [],
    retention: {
      provenTime: '2026-11-23T05:20:00.000Z',
      horizonDays: 90,
      soon: 41,
      due: 0,
      held: 2,
      forgotten: 1_203,
      classes: (pkg.retentionClasses ?? []).map(({ id, name, afterDecisionDays, afterRegistrationDays }, at) => ({
        ...{ id, name, afterDecisionDays, afterRegistrationDays },
        cases: [812, 240, 97][at] ?? 0,
        next: '2026-11-25T06:00:00.000Z',
      })),
    },
    failing: new Map(),
    listeners: new Set(),
    minutes: 0,
    serial: 0,
  };
}
