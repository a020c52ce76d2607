// The day book: who did what on a day, and what of it is still open. What is counted is counted by the store; names of
// sensitive services are put together under the neutral one, as in every list that stands open.
import { casesAt, listCases, type PlacedRow } from '../../db/cases.ts';
import {
  contactsOn,
  copiesAt,
  countContacts,
  countReceipts,
  countVisits,
  numberBefore,
  printedUnregistered,
  receiptsPrinted,
  type Span,
  visitsBegunBy,
} from '../../db/daybook.ts';
import { catchUpFiled, countFiled, type FiledCount, filedOn, filersOn } from '../../db/filed.ts';
import { listOperators } from '../../db/operators.ts';
import { formsBetween, formsVoided } from '../../db/pads.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import { stateCounts } from '../../db/states.ts';
import { isNextNumber, voidedBetween } from '../../shared/cases/voided.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { CaseSummary } from '../../shared/contract/cases.ts';
import { type ContactCounts, contactKinds } from '../../shared/contract/contacts.ts';
import {
  type DayBook,
  type OpenCases,
  shortLists,
  shownWeeks,
  type WeekCounts,
  wholeLists,
} from '../../shared/contract/daybook.ts';
import { addDays, weekday } from '../../shared/deadlines/days.ts';
import type { LocalText } from '../../shared/primitives.ts';
import { daysBefore } from '../../shared/time/dates.ts';
import { listedSummary } from './case-summary.ts';
import type { Packages } from './packages.ts';
import { listedName } from './service-names.ts';

/** Looked at, at most: what is more than that is a matter of the queue. */
const mostLooked = 1000;

/** Days in Tbilisi, which is four hours ahead of UTC, both included. */
function spanOf(first: string, last: string): Span {
  const midnight = (day: string): string => `${daysBefore(day, 1)}T20:00:00.000Z`;
  return { from: midnight(first), to: midnight(addDays(last, 1)) };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** Rows of this operator, or of everybody. */
function of<R extends { readonly operator: string | null }>(rows: readonly R[], operator: string | null): readonly R[] {
  return operator === null ? rows : rows.filter((row) => row.operator === operator);
}

const counted = (rows: readonly { readonly count: number }[]): number => sum(rows.map(({ count }) => count));

function servicesOf(pkg: CataloguePackage, counts: readonly FiledCount[]): DayBook['services'] {
  const byName = new Map<string, { name: LocalText; cases: number }>();
  for (const { service, count } of counts) {
    const name = listedName(pkg, service);
    byName.set(name.ka, { name, cases: (byName.get(name.ka)?.cases ?? 0) + count });
  }
  return [...byName.values()].sort((one, other) => other.cases - one.cases);
}

function contactsOf(rows: ReturnType<typeof contactsOn>): ContactCounts {
  const count = (kind: string): number => counted(rows.filter((row) => row.kind === kind));
  return Object.fromEntries(contactKinds.map((kind) => [kind, count(kind)])) as ContactCounts;
}

/** The numbers left out before each of these cases, and the forms voided meanwhile. */
function voidedNumbers(db: Reader, rows: readonly PlacedRow[], span: Span): DayBook['voided'] {
  const leftOut = rows
    .map(({ deskNumber }) => deskNumber)
    .sort()
    // Most follow each other: then there is nothing to look for.
    .filter((number, at, numbers) => !isNextNumber(number, numbers[at - 1]))
    .flatMap((number) => {
      const before = numberBefore(db, number);
      return voidedBetween(before, number, formsBetween(db, before ?? number.slice(0, 7), number));
    });
  const voided = formsVoided(db, span).map(({ number, reason }) => ({
    ...{ from: number, to: number, count: 1, why: 'voided' as const, reason },
  }));
  return [...leftOut, ...voided];
}

export interface DayAsked {
  /** `yyyy-mm-dd`, Tbilisi. */
  readonly day: string;
  /** Null: everybody. */
  readonly operator: string | null;
  /** Lists as long as they come, not a screenful of each. */
  readonly whole: boolean;
}

/** The day book of a day, of one operator or of all. */
export function dayBookOf(db: Db, packages: Packages, { day, operator, whole }: DayAsked): DayBook {
  catchUpFiled(db);
  const longest = whole ? wholeLists : shortLists;
  const latest = packages.latest();
  const span = spanOf(day, day);
  const names = listOperators(db);
  const filed = filedOn(db, day);
  const [visits, receipts, contacts] = [visitsBegunBy(db, span), receiptsPrinted(db, span), contactsOn(db, day)];
  const filers = new Map(filersOn(db, day, mostLooked).map((one) => [one.place, one.operator]));
  const rows = casesAt(db, [...filers.keys()]);
  const own = rows.filter(({ place }) => operator === null || filers.get(place) === operator);
  const shown = own.slice(0, longest.day);
  const copies = copiesAt(
    db,
    shown.map(({ place }) => place),
  );
  const nameOf = (id: string | null | undefined): string => names.find((one) => one.id === id)?.name ?? '';
  const listed = (some: readonly Parameters<typeof listedSummary>[1][]): CaseSummary[] =>
    some.map((row) => listedSummary(latest, row));
  const unregistered = printedUnregistered(db, mostLooked);
  const open = (count: number, cases: CaseSummary[]): OpenCases => ({ count, cases });
  return {
    day,
    operator,
    operators: names
      .map(({ id, name }) => ({
        operator: id,
        name,
        visits: counted(of(visits, id)),
        cases: counted(of(filed, id)),
        receipts: counted(of(receipts, id)),
        contacts: counted(of(contacts, id)),
      }))
      .filter((one) => one.visits + one.cases + one.receipts + one.contacts > 0),
    services: servicesOf(latest, of(filed, operator)),
    contacts: contactsOf(contacts.filter((row) => operator === null || row.operator === operator)),
    cases: shown.map((row) => ({
      ...listedSummary(latest, row),
      operatorName: nameOf(filers.get(row.place)),
      copies: copies.get(row.deskNumber) ?? 0,
    })),
    count: counted(of(filed, operator)),
    unsent: open(
      stateCounts(db).queued,
      listed(listCases(db, { state: 'queued', before: null, limit: longest.open }).cases),
    ),
    unregistered: open(unregistered.length, listed(casesAt(db, unregistered.slice(0, longest.open)))),
    voided: voidedNumbers(db, rows, span),
  };
}

/** The week of `today` and those before it, oldest first. */
export function weeksUntil(db: Db, today: string): WeekCounts[] {
  catchUpFiled(db);
  const monday = addDays(today, 1 - weekday(today));
  return Array.from({ length: shownWeeks }, (_, at) => {
    const first = addDays(monday, (at + 1 - shownWeeks) * 7);
    const last = addDays(first, 6);
    const span = spanOf(first, last);
    return {
      monday: first,
      visits: countVisits(db, span),
      cases: countFiled(db, first, last),
      receipts: countReceipts(db, span),
      contacts: countContacts(db, first, last),
    };
  });
}
