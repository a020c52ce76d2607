// Makes the fixture of a release: a small database of the schema that this release ships, with a row of every kind, and
// what must be found in it for ever. `node tests/db/released/make.ts 0.1.0`, once when a release is made; never again.
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appendAudit } from '../../../db/audit.ts';
import { addCase, nextSerial } from '../../../db/cases.ts';
import { enrolDevice } from '../../../db/device.ts';
import { createDraft, saveDraft } from '../../../db/drafts.ts';
import { openStore } from '../../../db/open.ts';
import { addOperator } from '../../../db/operators.ts';
import { appendEntry } from '../../../db/outbox.ts';
import { addPaper } from '../../../db/papers.ts';
import { type Found, releasedKey } from './found.ts';

const release = process.argv[2] ?? '';
const place = (ending: string): string => fileURLToPath(new URL(`${release}.${ending}`, import.meta.url));
if (!/^\d+\.\d+\.\d+$/.test(release) || existsSync(place('db'))) throw new Error('a release that has no fixture yet');
const store = openStore(place('db'), releasedKey);
if (!store.ok) throw new Error(store.problem.code);
const db = store.value;
const at = '2026-03-02T08:15:00.000Z';
const operator = '00000000-0000-7000-8000-000000000001';
const content = {
  municipality: 'ambrolauri',
  receiptLanguage: 'ka',
  applicant: { firstName: 'ნინო', lastName: 'საცდელი', personalNumber: '99900000001' },
  answers: { what: 'გზა დაზიანებულია' },
  step: 'form',
} as const;

addOperator(db, { id: operator, name: 'ნინო საცდელი', role: 'operator', password: '-', createdAt: at });
enrolDevice(db, {
  device: '00000000-0000-7000-8000-00000000000d',
  epoch: 1,
  center: 'shashiani',
  centerNumber: 12,
  desk: 3,
  privateKey: new Uint8Array(32),
  centralKeyId: 'central-1',
  centralPublicKey: 'A'.repeat(43),
  enrolledAt: at,
});
const payloads: Record<string, string> = {};
for (let n = 1; n <= 4; n += 1) {
  const id = `00000000-0000-7000-8000-00000000010${n}`;
  const bytes = Buffer.from(`%PDF-1.7 scan ${n}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  createDraft(db, { id, service: 'municipality-road', catalogueVersion: 1, operator, content, createdAt: at });
  addPaper(db, { holder: id, sha256, mediaType: 'application/pdf', bytes, addedAt: at });
  if (n === 4) {
    saveDraft(db, { id, revision: 0, content, savedAt: at });
    break;
  }
  db.transaction(() => {
    const deskNumber = `0120326${String(nextSerial(db, 3, 2026)).padStart(6, '0')}00`;
    const payload = JSON.stringify({ kind: 'case.submitted', case: id, deskNumber, content });
    addCase(db, {
      id,
      deskNumber,
      service: 'municipality-road',
      municipality: 'ambrolauri',
      channel: 'system',
      applicantName: 'საცდელი ნინო',
      personalNumber: '99900000001',
      filedOn: '2026-03-02',
      filedAt: at,
      payload,
    });
    appendEntry(db, { caseId: id, version: 1, payload });
    appendAudit(db, JSON.stringify({ call: 'case.submit', subject: id, outcome: 'ok' }));
    payloads[deskNumber] = createHash('sha256').update(payload).digest('hex');
  });
}
const tables = db.all<{ name: string }>("select name from pragma_table_list where type = 'table' and schema = 'main'");
const rows = tables
  .filter(({ name }) => !name.startsWith('sqlite_'))
  .map(({ name }) => [name, db.get<{ n: number }>(`select count(*) as n from "${name}"`)?.n ?? 0] as const);
const found: Found = { schema: Number(db.pragma('user_version')), rows: Object.fromEntries(rows), payloads, content };
db.exec('vacuum');
db.close();
writeFileSync(place('json'), `${JSON.stringify(found, null, 2)}\n`);
