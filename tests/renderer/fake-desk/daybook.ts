// How the fake desk keeps its day book: counted from its own memory, with half a year behind it on a desk that had one.
import type { CaseSummary } from '../../../shared/contract/cases.ts';
import { contactKinds } from '../../../shared/contract/contacts.ts';
import { type DayBook, shortLists, shownWeeks, wholeLists } from '../../../shared/contract/daybook.ts';
import { addDays, weekday } from '../../../shared/deadlines/days.ts';
import { dayBookPage } from '../../../shared/report/daybook.ts';
import { reportHtml } from '../../../shared/report/page.ts';
import { ok } from '../../../shared/result.ts';
import { tbilisiDate } from '../../../shared/time/dates.ts';
import type { Answerers } from './answers.ts';
import { fakeId, now, tick, type World } from './world.ts';

function bookOf(world: World, day: string, operator: string | null, whole: boolean): DayBook {
  const longest = whole ? wholeLists : shortLists;
  const filed = world.cases.filter(
    ({ summary, content }) => summary.filedOn === day && (operator === null || content.operator === operator),
  );
  const isToday = day === tbilisiDate(now(world));
  const visits = isToday ? world.visits.length : 0;
  const nameOf = (id: string): string => world.operators.find((one) => one.id === id)?.name ?? '';
  const open = (cases: readonly CaseSummary[]) => ({ count: cases.length, cases: cases.slice(0, longest.open) });
  const names = new Map<string, DayBook['services'][number]>();
  for (const { summary } of filed) {
    const before = names.get(summary.service)?.cases ?? 0;
    names.set(summary.service, { name: summary.serviceName, cases: before + 1 });
  }
  const standing = world.cases.filter(({ summary }) => ['queued', 'delivered'].includes(summary.state));
  return {
    day,
    operator,
    operators: world.operators
      .map(({ id, name }, at) => ({
        operator: id,
        name,
        visits: at === 0 ? visits : 0,
        cases: filed.filter(({ content }) => content.operator === id).length,
        receipts: at === 0 ? filed.reduce((all, { copies }) => all + copies, 0) : 0,
        contacts: at === 0 && isToday ? world.contacts.length : 0,
      }))
      .filter((one) => one.visits + one.cases + one.receipts + one.contacts > 0),
    services: [...names.values()],
    contacts: Object.fromEntries(
      contactKinds.map((kind) => [kind, isToday ? world.contacts.filter((one) => one === kind).length : 0]),
    ) as DayBook['contacts'],
    cases: filed
      .slice(0, longest.day)
      .map(({ summary, content, copies }) => ({ ...summary, operatorName: nameOf(content.operator), copies })),
    count: filed.length,
    unsent: open(world.cases.map(({ summary }) => summary).filter(({ state }) => state === 'queued')),
    unregistered: open(standing.filter(({ copies }) => copies > 0).map(({ summary }) => summary)),
    voided: isToday ? world.voided : [],
  };
}

function viewsOf(world: World) {
  const services = new Map(world.cases.map(({ summary }) => [summary.service, summary.serviceName]));
  return ok({
    views: world.views,
    services: [...services].map(([id, name]) => ({ id, name })),
    operators: world.operators.map(({ id, name }) => ({ id, name })),
  });
}

/** Views kept by name. */
export const aboutViews: Pick<Answerers, 'view.list' | 'view.save' | 'view.remove'> = {
  'view.list': viewsOf,
  'view.save': (world, view) => {
    world.views = [...world.views.filter(({ name }) => name !== view.name), view];
    return viewsOf(world);
  },
  'view.remove': (world, { name }) => {
    world.views = world.views.filter((one) => one.name !== name);
    return viewsOf(world);
  },
};

type DayBookCalls = 'daybook.read' | 'daybook.weeks' | 'daybook.sheet' | 'export.cases' | 'export.cases-named';

export const aboutDayBook: Pick<Answerers, DayBookCalls> = {
  'export.cases': (world, { format, from, to }) =>
    ok({ file: `C:\\Sopeli\\receipts\\cases-${from}-${to}.${format}`, count: world.cases.length }),
  'export.cases-named': (world, { format, from, to }) =>
    ok({ file: `C:\\Sopeli\\receipts\\cases-${from}-${to}-named.${format}`, count: world.cases.length }),
  'daybook.read': (world, { day, operator, whole }) =>
    ok(bookOf(world, day ?? tbilisiDate(now(world)), operator, whole)),
  'daybook.weeks': (world) => {
    const today = tbilisiDate(now(world));
    const monday = addDays(today, 1 - weekday(today));
    return ok({
      weeks: Array.from({ length: shownWeeks }, (_, at) => {
        const last = at === shownWeeks - 1;
        const busy = world.earlierDays * (40 + ((at * 17) % 31));
        return {
          monday: addDays(monday, (at + 1 - shownWeeks) * 7),
          visits: last ? world.visits.length : busy,
          cases: last ? world.cases.length : Math.floor(busy * 0.8),
          receipts: last ? world.cases.reduce((all, { copies }) => all + copies, 0) : busy,
          contacts: last ? world.contacts.length : Math.floor(busy / 3),
        };
      }),
    });
  },
  'daybook.sheet': (world, { day, operator, language }) => {
    const at = tick(world);
    const book = bookOf(world, day ?? tbilisiDate(at), operator, true);
    const center = world.pkg.centers.find(({ id }) => id === world.center)?.name ?? { ka: '?', en: '?' };
    const page = dayBookPage({
      ...{ language, book, practice: true, center, desk: 2, sheet: 1, operatorName: null },
      madeAt: at,
      madeBy: world.session?.name ?? '',
    });
    const mark = { digits: '2'.repeat(253), words: 'კოდი' };
    world.page = { id: fakeId(30_000 + world.minutes), html: reportHtml(page, mark) };
    return ok({ page: world.page.id, cases: book.count, drafts: 0 });
  },
};
