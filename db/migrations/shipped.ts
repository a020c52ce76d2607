// Every migration, in the order in which databases go through them. A new one is added at the end, numbered by tens.
import type { Migration } from '../migrate.ts';
import { founding } from './0010-founding.ts';
import { starts } from './0020-starts.ts';
import { retention } from './0030-retention.ts';
import { find } from './0040-find.ts';
import { rewrites } from './0050-rewrites.ts';
import { feedBase } from './0060-feed-base.ts';
import { forgottenReasons } from './0070-forgotten-reasons.ts';
import { firstDay } from './0080-first-day.ts';
import { places } from './0090-places.ts';
import { twinNumbers } from './0100-twin-numbers.ts';
import { lighter } from './0110-lighter.ts';
import { visits } from './0130-visits.ts';
import { receiptsSaid } from './0150-receipts-said.ts';
import { restoredCentral } from './0160-restored-central.ts';
import { paperReplacements } from './0170-paper-replacements.ts';
import { told } from './0180-told.ts';
import { changes } from './0190-changes.ts';
import { dayAndShift } from './0200-day-and-shift.ts';
import { afterVisit } from './0210-after-visit.ts';
import { printJobs } from './0220-print-jobs.ts';
import { samePersons } from './0230-same-persons.ts';
import { owed } from './0240-owed.ts';
import { claim } from './0270-claim.ts';
import { otherKeys } from './0290-other-keys.ts';
import { announcements } from './0300-announcements.ts';
import { metered } from './0310-metered.ts';
import { centralKey } from './0320-central-key.ts';
import { signs } from './0340-signs.ts';
import { narrower } from './0350-narrower.ts';
import { withdrawnAgain } from './0360-withdrawn-again.ts';
import { shorter } from './0370-shorter.ts';

export const shipped: readonly Migration[] = [
  founding,
  starts,
  retention,
  find,
  rewrites,
  feedBase,
  forgottenReasons,
  firstDay,
  places,
  twinNumbers,
  lighter,
  visits,
  receiptsSaid,
  restoredCentral,
  paperReplacements,
  told,
  changes,
  dayAndShift,
  afterVisit,
  printJobs,
  samePersons,
  owed,
  claim,
  otherKeys,
  announcements,
  metered,
  centralKey,
  signs,
  narrower,
  withdrawnAgain,
  shorter,
];
