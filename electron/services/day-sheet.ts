// The day book on paper: its page with the desk's mark, and what a scanned mark proves. Its text is kept, because nothing
// else could make yesterday's page again.
import { createHash } from 'node:crypto';
import { addDaySheet, nextDaySheet, readDaySheet } from '../../db/day-sheets.ts';
import { readDevice } from '../../db/device.ts';
import { readOperator } from '../../db/operators.ts';
import type { Db, Reader } from '../../db/sqlite.ts';
import type { CheckedReceipt } from '../../shared/contract/receipts.ts';
import { problem } from '../../shared/problems.ts';
import { type SheetLine, sheetText } from '../../shared/receipt/sheet.ts';
import { type DayMark, readDayMark, signedDayMark, writeDayMark } from '../../shared/report/day-mark.ts';
import { dayWord } from '../../shared/report/day-words.ts';
import { dayBookPage } from '../../shared/report/daybook.ts';
import { pageLines, reportHtml } from '../../shared/report/page.ts';
import { fail, ok } from '../../shared/result.ts';
import { tbilisiDate } from '../../shared/time/dates.ts';
import type { Services } from '../core/call.ts';
import { dayBookOf, weeksUntil } from './daybook.ts';
import type { Packages } from './packages.ts';
import type { Pages } from './pages.ts';
import type { ReceiptSeal } from './receipt-sheets.ts';
import { signedIn } from './signed-in.ts';

export interface DayBookNeeds {
  readonly db: Db;
  readonly packages: Packages;
  readonly practice: boolean;
  readonly seal: ReceiptSeal;
  readonly pages: Pages;
}

const hashOf = (lines: readonly SheetLine[]): Uint8Array => createHash('sha256').update(sheetText(lines)).digest();

/** Problem: desk.not-enrolled, for a sheet. */
export function dayBookServices(
  needs: DayBookNeeds,
): Pick<Services, 'daybook.read' | 'daybook.weeks' | 'daybook.sheet'> {
  const { db, packages, pages, seal } = needs;
  return {
    'daybook.read': ({ present }, { day, operator, whole }) =>
      ok(dayBookOf(db, packages, { day: day ?? tbilisiDate(present), operator, whole })),
    'daybook.weeks': ({ present }) => ok({ weeks: weeksUntil(db, tbilisiDate(present)) }),
    'daybook.sheet': (context, { day, operator, language }) => {
      const device = readDevice(db);
      if (device === null) return fail(problem('desk.not-enrolled'));
      const book = dayBookOf(db, packages, { day: day ?? tbilisiDate(context.present), operator, whole: true });
      const center = packages.latest().centers.find(({ id }) => id === device.center)?.name;
      const sheet = nextDaySheet(db);
      const page = dayBookPage({
        ...{ language, book, sheet, practice: needs.practice, desk: device.desk },
        center: center ?? { ka: device.center, en: device.center },
        operatorName: operator === null ? null : (readOperator(db, operator)?.name ?? ''),
        madeAt: context.present,
        madeBy: signedIn(context).name,
      });
      const lines = pageLines(page);
      const named = { center: device.centerNumber, desk: device.desk, sheet, day: book.day, hash: hashOf(lines) };
      const signature = seal.sign(signedDayMark(named));
      if (signature === null) return fail(problem('desk.not-enrolled'));
      const made = { day: book.day, operator: signedIn(context).operator, madeAt: context.present, lines };
      addDaySheet(db, sheet, made);
      const mark = { digits: writeDayMark({ ...named, signature }), words: dayWord(language, 'check') };
      const id = pages.keepHtml(reportHtml(page, mark), signedIn(context).operator, 'nobody');
      return ok({ page: id, cases: book.count, drafts: 0 });
    },
  };
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

function verdictOf(
  { db, seal }: Pick<DayBookNeeds, 'seal'> & { readonly db: Reader },
  mark: DayMark,
): CheckedReceipt['verdict'] {
  const device = readDevice(db);
  if (device === null || mark.center !== device.centerNumber || mark.desk !== device.desk) return 'elsewhere';
  if (!seal.verify(signedDayMark(mark), mark.signature)) return 'forged';
  const kept = readDaySheet(db, mark.sheet);
  return kept !== null && same(hashOf(kept.lines), mark.hash) ? 'genuine' : 'signed';
}

/** What the mark of a day book proves; null for digits that are none. */
export function checkedDayBook(
  needs: Pick<DayBookNeeds, 'packages' | 'seal'> & { readonly db: Reader },
  scanned: string,
): CheckedReceipt | null {
  const mark = readDayMark(scanned);
  if (mark === null) return null;
  const verdict = verdictOf(needs, mark);
  const kept = verdict === 'genuine' ? readDaySheet(needs.db, mark.sheet) : null;
  const elsewhere = needs.packages.latest().centers.find(({ number }) => number === mark.center)?.name;
  return {
    ...{ verdict, deskNumber: null, copy: null, copies: null, reason: null, newer: null, key: needs.seal.publicKey() },
    dayBook: { day: mark.day, sheet: mark.sheet },
    lines: kept === null ? [] : [...kept.lines],
    printed: kept && { at: kept.madeAt, operatorName: readOperator(needs.db, kept.operator)?.name ?? '' },
    center: verdict === 'elsewhere' ? (elsewhere ?? null) : null,
  };
}
