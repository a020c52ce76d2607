// The one map of everything the screen can ask of the desk. Adding a call: add it here, then follow the compiler to
// the service that answers and the effect that asks.
import type { z } from 'zod';
import { actCalls } from './acts.ts';
import { announcementCalls } from './announcements.ts';
import { backupCalls } from './backup.ts';
import { caseViewCalls } from './case-views.ts';
import { caseCalls } from './cases.ts';
import { catalogueCalls } from './catalogue.ts';
import { contactCalls } from './contacts.ts';
import { dayBookCalls } from './daybook.ts';
import { deskCalls } from './desk.ts';
import { draftCalls } from './drafts.ts';
import { exportCalls } from './export.ts';
import { findCalls } from './find.ts';
import { firstDayCalls } from './first-day.ts';
import { noteCalls } from './notes.ts';
import { padCalls } from './pads.ts';
import { paperCalls } from './papers.ts';
import { personCalls } from './persons.ts';
import { printCalls } from './prints.ts';
import { receiptCalls } from './receipts.ts';
import { retentionCalls } from './retention.ts';
import { scannerCalls } from './scanner.ts';
import { similarCalls } from './similar.ts';
import { standingCalls } from './standing.ts';
import { storageCalls } from './storage.ts';
import { usbCalls } from './usb.ts';
import { visitCalls } from './visits.ts';

export const contract = {
  ...deskCalls,
  ...catalogueCalls,
  ...draftCalls,
  ...caseCalls,
  ...personCalls,
  ...receiptCalls,
  ...findCalls,
  ...similarCalls,
  ...backupCalls,
  ...storageCalls,
  ...paperCalls,
  ...scannerCalls,
  ...actCalls,
  ...padCalls,
  ...printCalls,
  ...retentionCalls,
  ...usbCalls,
  ...firstDayCalls,
  ...standingCalls,
  ...announcementCalls,
  ...visitCalls,
  ...contactCalls,
  ...dayBookCalls,
  ...noteCalls,
  ...caseViewCalls,
  ...exportCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller hands over and what a service receives (schemas do not transform). */
export type Input<N extends CallName> = z.infer<Contract[N]['input']>;
export type Output<N extends CallName> = z.infer<Contract[N]['output']>;
