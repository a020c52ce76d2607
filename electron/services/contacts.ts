// Contacts without an application, and what the desk's days were made of: counts only, nobody is in them.
import { casesByDay } from '../../db/cases.ts';
import { addContact, contactsSince, takeBackContact } from '../../db/contacts.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import { visitsBegun } from '../../db/visits.ts';
import {
  type ContactCounts,
  type ContactKind,
  contactKinds,
  type DayCounts,
  shownDays,
} from '../../shared/contract/contacts.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok } from '../../shared/result.ts';
import { daysBefore, tbilisiDate } from '../../shared/time/dates.ts';
import type { Services } from '../core/call.ts';
import { signedIn } from './signed-in.ts';

function countsOf(rows: readonly { readonly kind: ContactKind; readonly count: number }[]): ContactCounts {
  const count = (kind: ContactKind): number => rows.find((row) => row.kind === kind)?.count ?? 0;
  return Object.fromEntries(contactKinds.map((kind) => [kind, count(kind)])) as ContactCounts;
}

/** So many days from `first` on (`yyyy-mm-dd`, Tbilisi), each with its counts, also those without any. */
function daysOf(db: Reader, first: string, days: number): DayCounts[] {
  const contacts = contactsSince(db, first);
  const visits = visitsBegun(db, `${daysBefore(first, 1)}T20:00:00.000Z`).map(tbilisiDate);
  const cases = new Map(casesByDay(db, first).map(({ day, count }) => [day, count]));
  return Array.from({ length: days }, (_, at) => {
    const day = daysBefore(first, -at);
    return {
      day,
      visits: visits.filter((begun) => begun === day).length,
      cases: cases.get(day) ?? 0,
      contacts: countsOf(contacts.filter((row) => row.day === day)),
    };
  });
}

/** Problem: contact.none, when there is nothing to take back today. */
export function contactServices(db: Db): Pick<Services, 'contact.count' | 'contact.take-back' | 'day.read'> {
  const today = (day: string): ContactCounts => countsOf(contactsSince(db, day));
  return {
    'contact.count': (context, { kind }) => {
      const day = tbilisiDate(context.present);
      addContact(db, { day, kind, operator: signedIn(context).operator, countedAt: context.present });
      return ok({ kind, today: today(day) });
    },
    'contact.take-back': (context) => {
      const day = tbilisiDate(context.present);
      const kind = takeBackContact(db, { day, operator: signedIn(context).operator }, context.present);
      return kind === null ? fail(problem('contact.none')) : ok({ kind, today: today(day) });
    },
    'day.read': ({ present }) => ok({ days: daysOf(db, daysBefore(tbilisiDate(present), shownDays - 1), shownDays) }),
  };
}
