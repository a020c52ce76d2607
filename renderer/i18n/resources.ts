// All texts by language. Keys are flat and typed from Georgian; another language that lacks one does not compile.
import { acts as enActs } from './en/acts.ts';
import { announcements as enAnnouncements } from './en/announcements.ts';
import { backup as enBackup } from './en/backup.ts';
import { cases as enCases } from './en/cases.ts';
import { changes as enChanges } from './en/changes.ts';
import { clock as enClock } from './en/clock.ts';
import { common as enCommon } from './en/common.ts';
import { daybook as enDaybook } from './en/daybook.ts';
import { document as enDocument } from './en/document.ts';
import { documents as enDocuments } from './en/documents.ts';
import { field as enField } from './en/field.ts';
import { filters as enFilters } from './en/filters.ts';
import { firstDay as enFirstDay } from './en/first-day.ts';
import { form as enForm } from './en/form.ts';
import { frame as enFrame } from './en/frame.ts';
import { intake as enIntake } from './en/intake.ts';
import { keeping as enKeeping } from './en/keeping.ts';
import { pads as enPads } from './en/pads.ts';
import { persons as enPersons } from './en/persons.ts';
import { prints as enPrints } from './en/prints.ts';
import { problem as enProblem } from './en/problem.ts';
import { queue as enQueue } from './en/queue.ts';
import { receiptCheck as enReceiptCheck } from './en/receipt-check.ts';
import { scan as enScan } from './en/scan.ts';
import { services as enServices } from './en/services.ts';
import { shift as enShift } from './en/shift.ts';
import { signIn as enSignIn } from './en/sign-in.ts';
import { standing as enStanding } from './en/standing.ts';
import { storage as enStorage } from './en/storage.ts';
import { usb as enUsb } from './en/usb.ts';
import { visits as enVisits } from './en/visits.ts';
import { acts } from './ka/acts.ts';
import { announcements } from './ka/announcements.ts';
import { backup } from './ka/backup.ts';
import { cases } from './ka/cases.ts';
import { changes } from './ka/changes.ts';
import { clock } from './ka/clock.ts';
import { common } from './ka/common.ts';
import { daybook } from './ka/daybook.ts';
import { document } from './ka/document.ts';
import { documents } from './ka/documents.ts';
import { field } from './ka/field.ts';
import { filters } from './ka/filters.ts';
import { firstDay } from './ka/first-day.ts';
import { form } from './ka/form.ts';
import { frame } from './ka/frame.ts';
import { intake } from './ka/intake.ts';
import { keeping } from './ka/keeping.ts';
import { pads } from './ka/pads.ts';
import { persons } from './ka/persons.ts';
import { prints } from './ka/prints.ts';
import { problem } from './ka/problem.ts';
import { queue } from './ka/queue.ts';
import { receiptCheck } from './ka/receipt-check.ts';
import { scan } from './ka/scan.ts';
import { services } from './ka/services.ts';
import { shift } from './ka/shift.ts';
import { signIn } from './ka/sign-in.ts';
import { standing } from './ka/standing.ts';
import { storage } from './ka/storage.ts';
import { usb } from './ka/usb.ts';
import { visits } from './ka/visits.ts';

export const ka = {
  ...acts,
  ...backup,
  ...cases,
  ...changes,
  ...clock,
  ...common,
  ...daybook,
  ...document,
  ...documents,
  ...field,
  ...filters,
  ...form,
  ...frame,
  ...intake,
  ...keeping,
  ...pads,
  ...persons,
  ...prints,
  ...problem,
  ...queue,
  ...receiptCheck,
  ...scan,
  ...services,
  ...shift,
  ...signIn,
  ...usb,
  ...visits,
  ...firstDay,
  ...announcements,
  ...standing,
  ...storage,
} as const;

export type TextKey = keyof typeof ka;

export const en: Record<TextKey, string> = {
  ...enActs,
  ...enBackup,
  ...enCases,
  ...enChanges,
  ...enClock,
  ...enCommon,
  ...enDaybook,
  ...enDocument,
  ...enDocuments,
  ...enField,
  ...enFilters,
  ...enForm,
  ...enFrame,
  ...enIntake,
  ...enKeeping,
  ...enPads,
  ...enPersons,
  ...enPrints,
  ...enProblem,
  ...enQueue,
  ...enReceiptCheck,
  ...enScan,
  ...enServices,
  ...enShift,
  ...enSignIn,
  ...enUsb,
  ...enVisits,
  ...enFirstDay,
  ...enAnnouncements,
  ...enStanding,
  ...enStorage,
};
