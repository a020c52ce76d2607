// What the journal holds: every version of a case with its place in the queue, its papers' bytes once, what was done and said
// about cases at the desk, and the few rows without which a rebuilt desk could not go on (who it is, who works here, by which catalogue it filed).
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Value } from '../sqlite.ts';

/** Tables whose rows go along whole, each state of a row once. */
export const carriedTables = [
  'operators',
  'catalogue_packages',
  'device',
  'acts',
  'case_notes',
  'same_persons',
  'legal_holds',
] as const;

const caseRecordSchema = z.strictObject({
  kind: z.literal('case'),
  case: z.string(),
  version: z.number().int().positive(),
  channel: z.enum(['system', 'manual']),
  deskNumber: z.string(),
  service: z.string(),
  municipality: z.string(),
  applicantName: z.string(),
  personalNumber: z.string().nullable(),
  filedOn: z.string(),
  filedAt: z.string(),
  /** Journals written before the store left out what the payload says. */
  operator: z.string().optional(),
  savedAt: z.string().optional(),
  /** The exact text that was hashed and is sent. */
  payload: z.string(),
  /** Its place in the queue; null for a case that never travels. */
  entry: z.strictObject({ epoch: z.number().int(), seq: z.number().int(), hash: z.string() }).nullable(),
  papers: z.array(z.strictObject({ sha256: z.string(), mediaType: z.string(), addedAt: z.string() })),
});
export type CaseRecord = z.infer<typeof caseRecordSchema>;

const rowRecordSchema = z.strictObject({
  kind: z.literal('row'),
  table: z.enum(carriedTables),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.strictObject({ hex: z.string() })])),
});
export type RowRecord = z.infer<typeof rowRecordSchema>;

const recordSchema = z.discriminatedUnion('kind', [caseRecordSchema, rowRecordSchema]);

export interface PaperRecord {
  readonly kind: 'paper';
  /** Of the bytes; not stored, but computed when read. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}
export type JournalRecord = CaseRecord | RowRecord | PaperRecord;

const asJson = 1;
const asPaper = 2;

/** The content of a frame: one byte for its kind, then JSON or a paper's bytes. */
export function encodeRecord(record: JournalRecord): Buffer {
  return record.kind === 'paper'
    ? Buffer.concat([Buffer.of(asPaper), record.bytes])
    : Buffer.concat([Buffer.of(asJson), Buffer.from(JSON.stringify(record))]);
}

/** Null for a kind that this version does not know. */
export function decodeRecord(plain: Uint8Array): JournalRecord | null {
  const body = plain.subarray(1);
  if (plain[0] === asPaper) {
    return { kind: 'paper', sha256: createHash('sha256').update(body).digest('hex'), bytes: body };
  }
  if (plain[0] !== asJson) return null;
  return recordSchema.safeParse(JSON.parse(Buffer.from(body).toString())).data ?? null;
}

/** A package never changes its content, so its version names it. */
export const packageName = (version: number): string => `package ${version}`;

/** What tells one record from another: the same record is not written twice. */
export function recordName(record: JournalRecord): string {
  if (record.kind === 'case') return `case ${record.case} ${record.version}`;
  if (record.kind === 'paper') return `paper ${record.sha256}`;
  if (record.table === 'acts') return `act ${record.row['id']}`;
  if (record.table === 'catalogue_packages') return packageName(Number(record.row['version']));
  const hash = createHash('sha256').update(JSON.stringify(record)).digest('hex');
  // With the case whose words they hold.
  if (record.table === 'case_notes') return `note ${record.row['case_id']} ${hash}`;
  if (record.table === 'legal_holds') return `hold ${record.row['case_id']} ${hash}`;
  return `row ${hash}`;
}

/** A row of a carried table as a record, and back as values. */
export function rowRecord(table: RowRecord['table'], row: Readonly<Record<string, Value>>): RowRecord {
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Uint8Array
      ? { hex: Buffer.from(value).toString('hex') }
      : typeof value === 'bigint'
        ? Number(value)
        : value,
  ]);
  return { kind: 'row', table, row: Object.fromEntries(cells) };
}
export function rowValues({ row }: RowRecord): Record<string, Value> {
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? Buffer.from(value.hex, 'hex') : value,
  ]);
  return Object.fromEntries(cells);
}
