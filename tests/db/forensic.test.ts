// Promise: a stolen disk reveals nothing. What was typed stands nowhere in the files, neither while the desk runs nor
// after it; the same search does find it in a database without a key, so the search itself is proven.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { appendAudit } from '../../db/audit.ts';
import { checkpointWhenIdle } from '../../db/checkpoint.ts';
import { createDraft, discardDraft, saveDraft } from '../../db/drafts.ts';
import { migrate } from '../../db/migrate.ts';
import { shipped } from '../../db/migrations/shipped.ts';
import { addOperator } from '../../db/operators.ts';
import { addPaper } from '../../db/papers.ts';
import { secure } from '../../db/pragmas.ts';
import { connect, type Db } from '../../db/sqlite.ts';
import { at, content, file, key, opened, scratch, uuid } from './fixture.ts';

const typed = ['საცდელიშვილი', 'ნინო', '99912345678', '+995 555 99 99 99', 'გზა დაზიანებულია', '%PDF-1.7 scan'];
const [name = '', given = '', personalNumber = '', phone = '', words = '', scan = ''] = typed;

function work(db: Db): void {
  addOperator(db, { id: uuid(1), name: given, role: 'operator', password: words, createdAt: at });
  const typing = { ...content, applicant: { name, personalNumber, phone }, answers: { words } };
  for (const id of [uuid(7), uuid(8)]) {
    createDraft(db, { id, service: 's', catalogueVersion: 1, operator: uuid(1), content: typing, createdAt: at });
    addPaper(db, { holder: id, sha256: `hash of ${id}`, mediaType: 'm', bytes: Buffer.from(scan), addedAt: at });
  }
  saveDraft(db, { id: uuid(8), revision: 0, content: typing, savedAt: at });
  file(db, { id: uuid(8), applicantName: `${name} ${given}`, personalNumber, payload: JSON.stringify(typing) });
  discardDraft(db, uuid(7));
  appendAudit(db, words);
}

/** Which of the typed words stand in any file of the folder, in UTF-8 or in UTF-16. */
function foundIn(path: string): string[] {
  const folder = dirname(path);
  const files = readdirSync(folder).map((entry) => readFileSync(join(folder, entry)));
  return typed.filter((word) =>
    files.some((bytes) => bytes.includes(word, 'utf8') || bytes.includes(Buffer.from(word, 'utf16le'))),
  );
}

test('nothing typed stands in the files, running, checkpointed or closed; nor does the key', () => {
  const path = scratch();
  const db = opened(path);
  work(db);
  expect(foundIn(path)).toEqual([]);
  checkpointWhenIdle(db);
  expect(foundIn(path)).toEqual([]);
  db.close();
  expect(foundIn(path)).toEqual([]);
  expect(readFileSync(path).includes(Buffer.from(key).subarray(0, 8))).toBe(false);
});

test('the same search finds all of it in a database without a key', () => {
  const path = scratch();
  const db = connect(path);
  migrate(db, shipped);
  work(db);
  db.close();
  expect(foundIn(path)).toEqual(typed);
});

test('a discarded draft is really gone, even for who has the key', () => {
  const path = scratch();
  const db = connect(path);
  secure(db);
  migrate(db, shipped);
  createDraft(db, { id: uuid(7), service: 's', catalogueVersion: 1, operator: seat(db), content, createdAt: at });
  addPaper(db, { holder: uuid(7), sha256: 'x', mediaType: 'm', bytes: Buffer.from(scan.repeat(9999)), addedAt: at });
  expect(foundIn(path)).toContain(scan);
  discardDraft(db, uuid(7));
  db.close();
  expect(foundIn(path)).toEqual([]);
});

function seat(db: Db): string {
  addOperator(db, { id: uuid(1), name: 'x', role: 'operator', password: '-', createdAt: at });
  return uuid(1);
}
