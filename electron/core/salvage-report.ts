// The report of a rebuild for IT: what came from where, and what is missing by desk number. No names, no answers.
import type { SalvageReport } from '../../db/salvage/salvage.ts';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';

function numbers(title: string, list: readonly string[]): string[] {
  return [`${title}: ${list.length}`, ...list.map((number) => `  ${formatDeskNumber(number)}`)];
}

/** Lines of plain text. */
export function salvageLines(report: SalvageReport): string[] {
  const { fromDamaged, fromJournal } = report;
  const partly = fromDamaged?.filter(({ whole }) => !whole).map(({ table }) => table) ?? [];
  const journalTold = fromJournal?.opens === true && fromJournal.breaks === 0 && fromJournal.tornBytes === 0;
  return [
    `cases now: ${report.cases}`,
    report.backup === null
      ? 'backup: none that opens'
      : `backup: ${report.backup}, ${report.casesFromBackup} cases, ${report.backupsPassedOver} newer ones not sound`,
    fromDamaged === null
      ? 'damaged database: does not open'
      : `damaged database: ${fromDamaged.find(({ table }) => table === 'case_versions')?.added ?? 0} cases more; not whole: ${partly.join(', ') || 'nothing'}`,
    fromJournal === null
      ? 'journal: none'
      : `journal: ${fromJournal.cases} cases more, ${fromJournal.papers} cases with papers more; ${fromJournal.breaks} breaks, ${fromJournal.tornBytes} bytes torn`,
    ...numbers('desk numbers without a case', report.missingNumbers),
    ...numbers('cases without all their papers', report.casesWithoutPapers),
    report.epoch === null
      ? 'NOT ENROLLED: the desk must be enrolled anew before anything can be sent'
      : `entered again for central: ${report.entered} cases, in epoch ${report.epoch}`,
    journalTold
      ? 'The journal is whole: every case that was called saved is here.'
      : 'The journal is not whole: cases saved last may be missing without a trace here. Compare printed receipts and central.',
    `damaged files, untouched: ${report.setAside}`,
  ];
}
