// Promise: a desk that is older than its search index catches up by itself while nobody is at work, says meanwhile how
// far it is, and ends with the index that saving anew would have written.
import { expect, test } from 'vitest';
import { tendWords } from '../../../electron/services/find-index.ts';
import { createPackages } from '../../../electron/services/packages.ts';
import { savedDraft, submitted } from '../application.ts';
import { openTestDesk } from '../desk.ts';

test('older cases and drafts become found, a slice at a time, by the desk alone', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  for (let n = 0; n < 120; n += 1) await submitted(desk);
  const draft = await savedDraft(desk);
  // As a migration leaves a database that has rows already.
  desk.db.run(`insert into case_words (case_words) values ('delete-all')`);
  desk.db.exec('delete from draft_words; delete from known_words; update words_progress set done = 0');
  const find = (text: string) => desk.done('case.find', { text, state: null, page: 0 });
  expect(await find('magali')).toMatchObject({ count: 0, ready: 0 });
  desk.core.start();
  desk.timers.fire();
  expect(await find('magali')).toMatchObject({ count: 1, found: [{ kind: 'draft', draft: { id: draft.id } }] });
  desk.timers.fire();
  expect(await find('magali')).toMatchObject({ count: 51, ready: 50 / 120 });
  for (let slice = 0; slice < 20; slice += 1) desk.timers.fire();
  expect(await find('magali')).toMatchObject({ count: 121, ready: null });
  expect(tendWords(desk.db, createPackages(desk.db))).toBe(false);
});
