// Reads the day book of the day and operator that are asked for, and the weeks before.
import type { Input } from '../../shared/contract/contract.ts';
import { emptyDayBook, useDayBook } from '../state/daybook.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';
import { forgetPage } from './keeping.ts';

/** Reads the day again; what is on screen stays there until the answer comes. */
export async function readDayBook(): Promise<void> {
  const { day, operator } = useDayBook.getState();
  const book = loaded(await call('daybook.read', { day, operator }));
  const now = useDayBook.getState();
  if (now.day === day && now.operator === operator) useDayBook.setState({ book });
}

export async function readWeeks(): Promise<void> {
  const weeks = loaded(await call('daybook.weeks', {}));
  useDayBook.setState({ weeks: weeks.state === 'ready' ? { state: 'ready', value: weeks.value.weeks } : weeks });
}

/** Turns to another day (`yyyy-mm-dd`) or operator; a page made of the last one is gone. */
export async function turnTo(asked: { readonly day?: string; readonly operator?: string | null }): Promise<void> {
  forgetPage();
  useDayBook.setState(asked);
  await readDayBook();
}

/** Opens the book at today. */
export async function openDayBook(): Promise<void> {
  useDayBook.setState(emptyDayBook);
  await Promise.all([readDayBook(), readWeeks()]);
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
