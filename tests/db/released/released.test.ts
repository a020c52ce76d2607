// Promise: what an earlier release wrote, this one opens, with every row. The files are kept as that release made them.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { shipped } from '../../../db/migrations/shipped.ts';
import { openStore } from '../../../db/open.ts';
import { openReader } from '../../../db/reader.ts';
import { scratch } from '../fixture.ts';
import { foundSchema, releasedKey } from './found.ts';

const here = import.meta.dirname;
const releases = readdirSync(here).filter((name) => name.endsWith('.db'));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('there is a release', () => expect(releases).toContain('0.1.0.db'));

test.each(releases)('%s opens and has every row', (release) => {
  const found = foundSchema.parse(JSON.parse(readFileSync(join(here, `${basename(release, '.db')}.json`), 'utf8')));
  const file = scratch();
  copyFileSync(join(here, release), file);
  const before = openReader(file, releasedKey);
  if (!before.ok) throw new Error(before.problem.code);
  expect(before.value.pragma('user_version')).toBe(found.schema);
  before.value.close();
  const store = openStore(file, releasedKey);
  if (!store.ok) throw new Error(store.problem.code);
  const db = store.value;
  expect(db.pragma('user_version')).toBe(shipped.at(-1)?.number);
  expect(db.pragma('integrity_check')).toBe('ok');
  for (const [table, rows] of Object.entries(found.rows)) {
    // What is derived may begin anew: the desk writes its index of words again when it rests.
    if (table === 'known_words') continue;
    const now = db.get<{ n: number }>(`select count(*) as n from "${table}"`)?.n ?? 0;
    expect(now, table).toBeGreaterThanOrEqual(rows);
  }
  const versions = db.all<{ number: string; payload: string }>(
    'select c.desk_number as number, unpacked(v.payload) as payload from cases c join case_versions v on v.place = c.place',
  );
  expect(Object.fromEntries(versions.map(({ number, payload }) => [number, sha256(payload)]))).toEqual(found.payloads);
  const drafts = db.all<{ content: string }>('select content from drafts');
  expect(drafts.map(({ content }) => JSON.parse(content))).toEqual([found.content]);
  expect(verifyAudit(db).ok).toBe(true);
  db.close();
});
