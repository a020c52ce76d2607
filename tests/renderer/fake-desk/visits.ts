// How the fake desk keeps visits and counts contacts: the same rules as the desk's, in memory.
import { type ContactKind, contactKinds } from '../../../shared/contract/contacts.ts';
import type { Visit, VisitState } from '../../../shared/contract/visits.ts';
import { ok } from '../../../shared/result.ts';
import { daysBefore, tbilisiDate } from '../../../shared/time/dates.ts';
import { type Answerers, draftSummary, no } from './answers.ts';
import { moveVisit, openOf } from './visiting.ts';
import { type FakeVisit, tell, tick, type World } from './world.ts';

function viewOf(world: World, { id, state, begunAt, since, ...held }: FakeVisit): Visit {
  const drafts = [...held.drafts].flatMap((draft) => {
    const found = world.drafts.get(draft);
    return found === undefined ? [] : [draftSummary(world, found)];
  });
  const cases = held.cases.flatMap((number) =>
    world.cases.filter(({ summary }) => summary.deskNumber === number).map(({ summary }) => summary),
  );
  const persons = [...cases, ...drafts].map(({ applicantName }) => applicantName).filter((name) => name !== '');
  const now = tick(world);
  return {
    ...{ visit: id, state, begunAt, since, cases, drafts },
    operatorName: world.session?.name ?? '',
    minutes: Math.floor((Date.parse(now) - Date.parse(since)) / 60_000),
    persons: [...new Set(persons)],
  };
}

function counted(world: World, kind: ContactKind) {
  const today = Object.fromEntries(
    contactKinds.map((one) => [one, world.contacts.filter((other) => other === one).length]),
  ) as Record<ContactKind, number>;
  return ok({ kind, today });
}

type Visits =
  | 'visit.list'
  | 'visit.park'
  | 'visit.resume'
  | 'visit.end'
  | 'visit.print'
  | 'contact.count'
  | 'contact.take-back'
  | 'day.read';

export const aboutVisits: Pick<Answerers, Visits> = {
  'visit.list': (world) => {
    const inState = (state: VisitState): Visit[] =>
      world.visits.filter((one) => one.state === state).map((one) => viewOf(world, one));
    return ok({
      open: inState('open')[0] ?? null,
      parked: inState('parked').sort((one, other) => (one.since < other.since ? -1 : 1)),
      ended: inState('ended').reverse().slice(0, 10),
    });
  },
  'visit.park': (world) => {
    const open = openOf(world);
    moveVisit(open, 'parked', tick(world));
    tell(world, 'visits');
    return ok({ id: open?.id ?? null });
  },
  'visit.resume': (world, { visit }) => {
    const found = world.visits.find(({ id }) => id === visit);
    if (found === undefined) return no('visit.unknown');
    const open = openOf(world);
    if (open !== found) moveVisit(open, 'parked', tick(world));
    moveVisit(found, 'open', tick(world));
    tell(world, 'visits');
    return ok(viewOf(world, found));
  },
  'visit.end': (world, { visit }) => {
    const found = world.visits.find(({ id }) => id === visit);
    if (found === undefined) return no('visit.unknown');
    if (found.drafts.size > 0) return no('visit.unfinished');
    moveVisit(found, 'ended', tick(world));
    tell(world, 'visits');
    return ok({});
  },
  'visit.print': (world, { visit, to }) => {
    const found = world.visits.find(({ id }) => id === visit);
    if (found === undefined || found.cases.length === 0) return no('visit.empty');
    return ok({ receipts: found.cases.length, file: to === 'pdf' ? `C:\\Sopeli\\receipts\\visit-${visit}.pdf` : null });
  },
  'contact.count': (world, { kind }) => {
    world.contacts.push(kind);
    tell(world, 'visits');
    return counted(world, kind);
  },
  'contact.take-back': (world) => {
    const kind = world.contacts.pop();
    tell(world, 'visits');
    return kind === undefined ? no('contact.none') : counted(world, kind);
  },
  'day.read': (world) => {
    const today = tbilisiDate(tick(world));
    return ok({
      days: Array.from({ length: 14 }, (_, at) => {
        const day = daysBefore(today, 13 - at);
        const busy = [0, 6].includes(new Date(day).getUTCDay()) ? 0 : world.earlierDays;
        const count = (nth: number): number => (busy * ((at * 7 + nth * 5) % 11)) % 9;
        const last = at === 13;
        return {
          day,
          visits: last ? world.visits.length : busy * 11,
          cases: last ? world.cases.length : busy * (6 + (at % 5)),
          contacts: Object.fromEntries(
            contactKinds.map((kind, nth) => [
              kind,
              last ? world.contacts.filter((one) => one === kind).length : count(nth),
            ]),
          ) as Record<ContactKind, number>,
        };
      }),
    });
  },
};
