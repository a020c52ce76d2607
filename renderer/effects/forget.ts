// Forgets everything an operator saw, so that the next one at the desk sees none of it.
import { emptyAnnouncements, useAnnouncements } from '../state/announcements.ts';
import { emptyBackup, useBackup } from '../state/backup.ts';
import { emptyCaseViews, useCaseViews } from '../state/case-views.ts';
import { emptyCases, emptyReceipt, useCases, useReceipt } from '../state/cases.ts';
import { emptyCatalogue, useCatalogue } from '../state/catalogue.ts';
import { emptyDayBook, useDayBook } from '../state/daybook.ts';
import { emptyDrafts, useDrafts } from '../state/drafts.ts';
import { emptyFirstDay, useFirstDay } from '../state/first-day.ts';
import { emptyFound, useFound } from '../state/found.ts';
import { emptyKeeping, useKeeping } from '../state/keeping.ts';
import { emptyNotes, useNotes } from '../state/notes.ts';
import { emptyPads, usePads } from '../state/pads.ts';
import { emptyPapers, usePapers } from '../state/papers.ts';
import { emptyPersons, usePersons } from '../state/persons.ts';
import { emptyPrints, usePrints } from '../state/prints.ts';
import { emptyQueue, useQueue } from '../state/queue.ts';
import { emptyScanner, useScanner } from '../state/scanner.ts';
import { emptyStanding, useStanding } from '../state/standing.ts';
import { emptyStorage, useStorage } from '../state/storage.ts';
import { emptyTasks, useTasks } from '../state/tasks.ts';
import { emptyUsb, useUsb } from '../state/usb.ts';
import { emptyVisits, useVisits } from '../state/visits.ts';
import { goHome } from './navigate.ts';

/** Empties every store but the desk's own. */
export function forgetSession(): void {
  useQueue.setState(emptyQueue);
  useBackup.setState(emptyBackup);
  useStorage.setState(emptyStorage);
  usePapers.setState(emptyPapers);
  useCatalogue.setState(emptyCatalogue);
  useDrafts.setState(emptyDrafts);
  useCases.setState(emptyCases);
  useFound.setState(emptyFound);
  useKeeping.setState(emptyKeeping);
  useReceipt.setState(emptyReceipt);
  useUsb.setState(emptyUsb);
  useVisits.setState(emptyVisits);
  useCaseViews.setState(emptyCaseViews);
  useDayBook.setState(emptyDayBook);
  useNotes.setState(emptyNotes);
  useFirstDay.setState(emptyFirstDay);
  useAnnouncements.setState(emptyAnnouncements);
  usePads.setState(emptyPads);
  usePersons.setState(emptyPersons);
  usePrints.setState(emptyPrints);
  useScanner.setState(emptyScanner);
  useStanding.setState(emptyStanding);
  useTasks.setState(emptyTasks);
  goHome();
}
