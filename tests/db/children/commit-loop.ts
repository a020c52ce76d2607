// Runs as a child until it is killed: commits drafts, cases, entries, papers and audit records as the desk does, checkpoints now
// and then, and says each case's id as soon as its commit has returned. Arguments: file, key in hex.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { appendAudit } from '../../../db/audit.ts';
import { addCase, nextSerial } from '../../../db/cases.ts';
import { checkpointWhenIdle } from '../../../db/checkpoint.ts';
import { createDraft, saveDraft } from '../../../db/drafts.ts';
import { openStore } from '../../../db/open.ts';
import { appendEntry } from '../../../db/outbox.ts';
import { addPaper } from '../../../db/papers.ts';
import type { Db } from '../../../db/sqlite.ts';
import { deskNumber } from '../../../shared/cases/desk-number.ts';

const [file = '', key = ''] = process.argv.slice(2);
const at = '2026-03-02T08:15:00.000Z';
const content = {
  municipality: 'ambrolauri',
  receiptLanguage: 'ka',
  applicant: { lastName: 'საცდელი' },
  answers: { what: 'გზა '.repeat(200) },
  step: 'check',
} as const;

function submit(db: Db, id: string): void {
  const serial = nextSerial(db, 3, 2026);
  const number = deskNumber({ center: 12, desk: 3, year: 2026, serial });
  const payload = JSON.stringify({ kind: 'case.submitted', case: id, deskNumber: number, content });
  addCase(db, {
    id,
    deskNumber: number,
    service: 'municipality-road',
    municipality: 'ambrolauri',
    channel: 'system',
    applicantName: 'საცდელი',
    personalNumber: null,
    filedOn: '2026-03-02',
    filedAt: at,
    payload,
  });
  appendEntry(db, { caseId: id, version: 1, payload });
  appendAudit(db, `{"case":"${id}"}`);
}

const result = openStore(file, Buffer.from(key, 'hex'));
if (!result.ok) throw new Error(result.problem.code);
const db = result.value;
const begun = db.get<{ cases: number }>('select count(*) as cases from cases')?.cases ?? 0;
for (let n = begun + 1; ; n += 1) {
  const id = `case-${process.pid}-${n}`;
  createDraft(db, { id, service: 's', catalogueVersion: 1, operator: 'o1', content, createdAt: at });
  saveDraft(db, { id, revision: 0, content, savedAt: at });
  const bytes = Buffer.from(`scan of ${id} `.repeat(500));
  addPaper(db, {
    holder: id,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: 'm',
    bytes,
    addedAt: at,
  });
  db.transaction(() => submit(db, id));
  writeSync(1, `${id}\n`);
  if (n % 7 === 0) checkpointWhenIdle(db);
}
