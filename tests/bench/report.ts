// What a bench says: one table for people, one file for machines. Times are of this machine; only what stands in one
// table may be compared.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Row {
  readonly name: string;
  /** By column; a column that a row does not name stays empty. */
  readonly cells: Readonly<Record<string, string>>;
  /** Null where there is no goal. */
  readonly met: boolean | null;
}
export interface Report {
  readonly title: string;
  readonly rows: readonly Row[];
}

const verdict = (met: boolean | null): string => (met === null ? '' : met ? 'met' : 'MISSED');

/** The report as lines, its columns in the order in which rows name them. */
export function tableOf({ title, rows }: Report): string {
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const table = [
    ['', ...columns, ''],
    ...rows.map(({ name, cells, met }) => [name, ...columns.map((column) => cells[column] ?? ''), verdict(met)]),
  ];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((line) => line[at]?.length ?? 0))) ?? [];
  const lines = table.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  return [title, ...lines].map((line) => line.trimEnd()).join('\n');
}

/** Prints the report and keeps it as `out/bench/<name>.json`. Answers whether every goal was met. */
export function tell(name: string, report: Report, folder: string): boolean {
  console.log(`\n${tableOf(report)}\n`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  return report.rows.every(({ met }) => met !== false);
}
