// The deadlines of one case, from its course alone: when it was filed and registered, what central said and when. Where
// it is open which day counts, the one that promises the citizen less is taken, and both are shown where both are known.
import { decidedStatuses } from '../catalogue/retention.ts';
import type { Term } from '../catalogue/schema.ts';
import type { Basis } from '../primitives.ts';
import type { WorkCalendar } from './calendar.ts';
import { type DeadlineRuleId, deadlineRules } from './rules.ts';
import { lastDay, type Pause } from './term.ts';

/** Everything is a day in Tbilisi. */
export interface CaseCourse {
  readonly filedOn: string;
  readonly registeredOn: string | null;
  /** The service's own term for a decision; null: none that anybody is sure of. */
  readonly term: Term | null;
  /** Taken back by the applicant: nothing is awaited any more but the end of the right to complain of a decision. */
  readonly withdrawn: boolean;
  /** In central's order. */
  readonly statuses: readonly { readonly status: string; readonly on: string }[];
  /** Days on which papers were brought to the desk, rising. A request for papers stands still no longer than until then. */
  readonly broughtOn?: readonly string[];
  /** When the desk handed the decision over; null: it did not. */
  readonly handedOn?: string | null;
}

/** The acts from which terms are counted. */
export const countedFrom = ['filed', 'registered', 'forwarded', 'flaw', 'decided', 'handed-over'] as const;

/**
 * running: the last day is ahead or today · paused: stands still, no last day yet · overdue: it has passed and nothing came ·
 * met, late: done in time or after it · over: a right that has run out.
 */
export const deadlineStates = ['running', 'paused', 'overdue', 'met', 'late', 'over'] as const;
export type DeadlineState = (typeof deadlineStates)[number];

export const deadlineBases = ['public', 'general-knowledge', 'illustrative', 'general-rule', 'uncertain'] as const;

export interface Deadline {
  readonly rule: Extract<DeadlineRuleId, 'form-check' | 'flaw' | 'decision' | 'complaint'>;
  readonly counted: (typeof countedFrom)[number];
  /** The day of that act. */
  readonly from: string;
  /** Its last day; null while it stands still. */
  readonly due: string | null;
  readonly state: DeadlineState;
  readonly basis: Basis | 'uncertain';
}

const standsStill = ['flaw', 'suspended'];

/** The day on which what a request asked for was brought: the first from its day on; papers brought before it were not asked for. */
const answeredOn = (since: string, broughtOn: readonly string[]): string | null =>
  broughtOn.find((day) => day >= since) ?? null;

/**
 * From each request for what is missing, or suspension, to the next word of another kind; a request also ends with the day
 * on which papers were brought, whenever the desk heard of the request.
 */
export function pausesOf(statuses: CaseCourse['statuses'], broughtOn: readonly string[] = []): Pause[] {
  const pauses: Pause[] = [];
  let open: { readonly status: string; readonly on: string } | null = null;
  const close = (until: string | null): void => {
    if (open === null) return;
    const came = open.status === 'flaw' ? answeredOn(open.on, broughtOn) : null;
    const ended = came !== null && (until === null || came <= until) ? came : until;
    pauses.push({ from: open.on, until: ended });
    open = null;
  };
  for (const one of statuses) {
    const still = standsStill.includes(one.status);
    const answered = open?.status === 'flaw' ? answeredOn(open.on, broughtOn) : null;
    if (!still || (answered !== null && answered <= one.on)) close(one.on);
    if (still && open === null) open = one;
  }
  close(null);
  return pauses;
}

function stateOf(due: string | null, doneOn: string | null, today: string): DeadlineState {
  if (doneOn !== null) return due === null || doneOn <= due ? 'met' : 'late';
  if (due === null) return 'paused';
  return today > due ? 'overdue' : 'running';
}

function decisionDeadlines(course: CaseCourse, calendar: WorkCalendar, today: string): Deadline[] {
  const { filedOn, registeredOn, term, statuses, broughtOn } = course;
  if (term === null) return [];
  const decidedOn = statuses.find(({ status }) => decidedStatuses.includes(status))?.on ?? null;
  const forwardedOn = statuses.findLast(({ status }) => status === 'forwarded')?.on ?? null;
  const counted = (act: Deadline['counted'], from: string, basis: Deadline['basis']): Deadline => {
    const due = lastDay(calendar, from, term, pausesOf(statuses, broughtOn));
    return { rule: 'decision', counted: act, from, due, state: stateOf(due, decidedOn, today), basis };
  };
  // That the term begins anew at the competent body is not settled by the sources seen.
  if (forwardedOn !== null) return [counted('forwarded', forwardedOn, 'uncertain')];
  const filed = counted('filed', filedOn, term.basis);
  return registeredOn === null || registeredOn === filedOn
    ? [filed]
    : [filed, counted('registered', registeredOn, term.basis)];
}

function complaintDeadline(
  { statuses, handedOn = null }: CaseCourse,
  calendar: WorkCalendar,
  today: string,
): Deadline[] {
  const decided = statuses.find(({ status }) => decidedStatuses.includes(status));
  if (decided === undefined) return [];
  const said = statuses.find(({ status }) => status === 'handed-over')?.on;
  const [handed] = [said, handedOn].filter((day) => day !== undefined && day !== null).toSorted();
  const on = handed ?? decided.on;
  const { term, certainty } = deadlineRules.complaint;
  const due = lastDay(calendar, on, term);
  const counted = handed === undefined ? 'decided' : 'handed-over';
  const state = due !== null && today > due ? 'over' : 'running';
  return [{ rule: 'complaint', counted, from: on, due, state, basis: certainty }];
}

/** The open request for what is missing: it may not end before this day. */
function flawDeadline({ statuses, broughtOn = [] }: CaseCourse, calendar: WorkCalendar): Deadline[] {
  const last = statuses.at(-1);
  if (last?.status !== 'flaw') return [];
  const { term, certainty } = deadlineRules.flaw;
  const since = pausesOf(statuses, broughtOn).at(-1)?.from ?? last.on;
  // When it really ends the body has said in its own words, which only people read: nothing is called over here.
  return [
    {
      rule: 'flaw',
      counted: 'flaw',
      from: since,
      due: lastDay(calendar, since, term),
      state: answeredOn(since, broughtOn) === null ? 'running' : 'met',
      basis: certainty,
    },
  ];
}

function formCheck({ filedOn, statuses }: CaseCourse, calendar: WorkCalendar, today: string): Deadline {
  const { term, certainty } = deadlineRules['form-check'];
  const due = lastDay(calendar, filedOn, term);
  const state = stateOf(due, statuses[0]?.on ?? null, today);
  return { rule: 'form-check', counted: 'filed', from: filedOn, due, state, basis: certainty };
}

/** Every deadline that the course has, in the order in which they concern people: `today` in Tbilisi. */
export function deadlinesOf(course: CaseCourse, calendar: WorkCalendar, today: string): Deadline[] {
  if (course.withdrawn) return complaintDeadline(course, calendar, today);
  return [
    ...flawDeadline(course, calendar),
    ...decisionDeadlines(course, calendar, today),
    ...complaintDeadline(course, calendar, today),
    formCheck(course, calendar, today),
  ];
}
