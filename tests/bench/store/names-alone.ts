// What the goal for the index of words was set for: two names a case and nothing else, here in the desk's own layout. The
// rest of what the desk's index holds (villages, streets, services, signs of numbers) is beyond that.
import Sqlite from 'better-sqlite3';
import { wordsOf } from '../../../shared/text/meet.ts';
import { skeletonsOf } from '../../../shared/text/skeleton.ts';
import type { OpenBenchDesk } from './desk.ts';

/** Settings that the desk's index was given; its version is SQLite's own. */
const settings = "select k, v from case_words_config where k <> 'version'";

/** Bytes a case of an index over the applicants' names alone, merged as far as the desk merges its own. */
export function bytesOfNamesAlone({ db }: OpenBenchDesk, cases: number): number {
  const layout = db.get<{ sql: string }>("select sql from sqlite_schema where name = 'case_words'")?.sql ?? '';
  const alone = new Sqlite(':memory:');
  alone.exec(layout);
  // Whole numbers: it takes no others.
  const set = alone.prepare('insert into case_words (case_words, rank) values (?, ?)');
  for (const { k, v } of db.all<{ k: string; v: number }>(settings)) set.run(k, BigInt(v));
  const add = alone.prepare('insert into case_words (rowid, words) values (?, ?)');
  for (let after = 0; ; ) {
    const page = db.all<{ place: number; name: string }>(
      'select place, applicant_name as name from cases where place > ? order by place limit 5000',
      after,
    );
    alone.transaction(() => {
      for (const { place, name } of page) add.run(place, wordsOf(name).flatMap(skeletonsOf).join(' '));
    })();
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.place;
  }
  const changes = alone.prepare('select total_changes()').pluck();
  for (let before = -2; (changes.get() as number) - before > 1; ) {
    before = changes.get() as number;
    set.run('merge', 8n);
  }
  const bytes = alone.prepare("select sum(pgsize) from dbstat where name glob 'case_words_*'").pluck().get() as number;
  alone.close();
  return bytes / cases;
}
