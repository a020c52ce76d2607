// Reads the day book of the day and operator that are asked for, and the weeks before.
import type { Input, Output } from '../../shared/contract/contract.ts';
import { ok, type Result } from '../../shared/result.ts';
import { emptyDayBook, useDayBook } from '../state/daybook.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';
import { forgetPage } from './keeping.ts';
import { go } from './navigate.ts';

/** Reads the day again; what is on screen stays there until the answer comes. */
export async function readDayBook(): Promise<void> {
  const { day, operator, whole } = useDayBook.getState();
  const book = loaded(await call('daybook.read', { day, operator, whole }));
  const now = useDayBook.getState();
  if (now.day === day && now.operator === operator && now.whole === whole) useDayBook.setState({ book });
}

/** Reads all cases of the day, where a screenful of them was shown. */
export async function readWholeDay(): Promise<void> {
  useDayBook.setState({ whole: true });
  await readDayBook();
}

const weeksOf = (answer: Result<Output<'daybook.weeks'>>) => (answer.ok ? ok(answer.value.weeks) : answer);

export async function readWeeks(): Promise<void> {
  useDayBook.setState({ weeks: loaded(weeksOf(await call('daybook.weeks', {}))) });
}

/** Turns to another day (`yyyy-mm-dd`) or operator; a page made of the last one is gone. */
export async function turnTo(asked: { readonly day?: string; readonly operator?: string | null }): Promise<void> {
  forgetPage();
  useDayBook.setState({ ...asked, whole: false });
  await readDayBook();
}

/** Nothing of a book that was looked at is drawn when the next one is opened. */
export const closeDayBook = (): void => useDayBook.setState(emptyDayBook);

/** Opens the book at today; day and weeks come to the screen together, for each coming costs a slow computer a layout. */
export async function openDayBook(): Promise<void> {
  if (useDayBook.getState().opening) return;
  useDayBook.setState({ opening: true });
  const [book, weeks] = await Promise.all([
    call('daybook.read', { day: null, operator: null, whole: false }),
    call('daybook.weeks', {}),
  ]);
  const { opening, day, operator, whole } = useDayBook.getState();
  if (!opening) return;
  const asked = day !== null || operator !== null || whole;
  useDayBook.setState({ opening: false, weeks: loaded(weeksOf(weeks)), ...(asked ? {} : { book: loaded(book) }) });
}

/** Goes to the day book; the desk reads it while a slow computer draws the screen around it. */
export function goToDayBook(): void {
  void openDayBook();
  go({ name: 'daybook' });
}

/** Writes the cases of these days to a file, with names or without. Problems: call.role-missing, desk.disk-full. */
export async function writeExport(asked: Input<'export.cases'>, withNames: boolean): Promise<void> {
  if (useDayBook.getState().exporting.state === 'writing') return;
  useDayBook.setState({ exporting: { state: 'writing' } });
  const written = await call(withNames ? 'export.cases-named' : 'export.cases', asked);
  useDayBook.setState({
    exporting: written.ok ? { state: 'written', ...written.value } : { state: 'failed', problem: written.problem },
  });
}
