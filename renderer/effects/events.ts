// Reads again what the desk says has changed and what is on screen. Events carry no data, so a lost or doubled one
// does no harm.
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { DeskEvent } from '../../shared/contract/events.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { useDesk } from '../state/desk.ts';
import { usePath } from '../state/path.ts';
import { readAnnouncements } from './announcements.ts';
import { readBackup } from './backup.ts';
import { readCase, readCases } from './cases.ts';
import { readOverview, searchServices } from './catalogue.ts';
import { readDays } from './contacts.ts';
import { readDayBook } from './daybook.ts';
import { readDesk } from './desk.ts';
import { readDrafts } from './drafts.ts';
import { readEnrolment } from './first-day.ts';
import { readKeeping, readRetention } from './keeping.ts';
import { readNotes, readShift } from './notes.ts';
import { readPads } from './pads.ts';
import { readPapers } from './papers.ts';
import { readSamePersons } from './persons.ts';
import { readPrints } from './prints.ts';
import { readQueue } from './queue.ts';
import { readStorage } from './storage.ts';
import { readTasks } from './tasks.ts';
import { readVisits } from './visits.ts';

function signedIn(): boolean {
  const { desk } = useDesk.getState();
  return desk.state === 'ready' && desk.value.session !== null;
}

/** What of the present screen an event touches, besides the queue in the frame. */
async function readScreen(changed: DeskEvent['changed']): Promise<void> {
  const { now } = usePath.getState();
  if (changed === 'backup' && now.name === 'queue') await readBackup();
  if (changed === 'queue') await readStorage();
  if ((changed === 'papers' || changed === 'cases') && now.name === 'queue') await readPapers();
  if (changed === 'cases' && now.name === 'cases') await readCases(now.state, now.filter);
  if (changed === 'cases' && (now.name === 'case' || now.name === 'saved')) await readCase(now.deskNumber);
  if (changed === 'cases' && now.name === 'case') await readKeeping(now.deskNumber);
  if (changed === 'cases' && now.name === 'case') await readSamePersons(now.deskNumber);
  if (changed === 'cases' && now.name === 'case') await readNotes(now.deskNumber);
  if (changed === 'cases' && now.name === 'shift') await readShift();
  if (changed === 'cases' && now.name === 'queue') await Promise.all([readRetention(), readPrints()]);
  if (changed === 'drafts' && now.name === 'drafts') await readDrafts();
  if (changed === 'visits' || (changed === 'cases' && now.name === 'visits')) await readVisits();
  if (changed === 'cases' && now.name === 'tasks') await readTasks();
  if (changed === 'pads' && now.name === 'pads') await readPads();
  if (changed === 'visits' && now.name === 'visits') await readDays();
  if ((changed === 'visits' || changed === 'cases') && now.name === 'daybook') await readDayBook();
  if (changed === 'catalogue') await Promise.all([readOverview(), searchServices(useCatalogue.getState().text)]);
}

/** Acts on one event; resolves when everything it touches has been read. */
export async function onDeskEvent({ changed }: DeskEvent): Promise<void> {
  if (changed === 'desk') return readDesk();
  if (!signedIn()) {
    // Before anybody can sign in, the line is about enrolling.
    if (changed === 'queue') await readEnrolment();
    return;
  }
  // Comes every second while a paper is on its way, and says nothing of the cases.
  if (changed === 'papers') return readScreen(changed);
  if (changed === 'announcements') return readAnnouncements();
  await Promise.all([readQueue(), readScreen(changed)]);
}

/** Subscribes for the life of the window; the returned function unsubscribes. */
export const followEvents = (bridge: Bridge): (() => void) => bridge.on((event) => void onDeskEvent(event));
