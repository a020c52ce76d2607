// The words that cases and drafts are found by, as skeletons (shared/text/skeleton). Those of drafts are kept in the
// transaction that saves them, those of cases follow slice by slice. Nothing here decides which words those are.
import { createHash } from 'node:crypto';
import type { Db, Reader, Writer } from './sqlite.ts';
import { forgottenSql } from './version-rules.ts';

/**
 * What is asked for whole or not at all stands among the words as one sign of a plane that no script uses: the index keeps
 * the beginnings of words, of two letters and more, and every one of them costs each case a byte or two.
 */
const sign = (plane: number, n: number): string => String.fromCodePoint(plane * 0x10000 + n);
const planes = { phone: 0xb, birth: 0xc, service: 4 } as const;
/** Services are spread over seven planes; two on one sign would each be found by the other's name too. */
const serviceSigns = 0x70000;

/** How a case's service stands among its words. */
export function serviceWord(service: string): string {
  const hash = createHash('sha256').update(service).digest();
  return sign(planes.service, hash.readUInt32BE() % serviceSigns);
}

/** Digits of a telephone number's end that the index knows. */
export const phoneTail = 4;
/** The end of a telephone number; `digits` are at least four. */
export const phoneWord = (digits: string): string => sign(planes.phone, Number(digits.slice(-phoneTail)));

const dayMs = 86_400_000;
/** A birth date, `yyyy-mm-dd`; days that lie 65,536 apart share a sign. */
export const birthWord = (date: string): string => sign(planes.birth, (Date.parse(date) / dayMs) & 0xffff);

/** Adds a case's words. A case is added once; `place` is its place in `cases`. */
export function addCaseWords(db: Writer, place: number, words: readonly string[]): void {
  db.run('insert into case_words (rowid, words) values (?, ?)', place, words.join(' '));
  const known = words.filter((word) => /^[a-z]+$/.test(word));
  db.run(
    'insert into known_words select value from json_each(?) where true on conflict do nothing',
    JSON.stringify(known),
  );
}

export interface DraftWords {
  /** Skeletons. */
  readonly words: readonly string[];
  /** Digits of its numbers, as far as they are typed. */
  readonly numbers: readonly string[];
}

/** Keeps what a draft is found by, in place of what it was before. */
export function keepDraftWords(db: Writer, draft: string, { words, numbers }: DraftWords): void {
  db.run(
    `insert into draft_words values (?, ?, ?)
     on conflict do update set words = excluded.words, numbers = excluded.numbers`,
    draft,
    words.join(' '),
    numbers.join(' '),
  );
}

/** What every draft is found by; the draft saved last first. */
export function draftWords(db: Reader): (DraftWords & { readonly draft: string; readonly service: string })[] {
  return db
    .all<{ draft: string; service: string; words: string; numbers: string }>(
      `select w.draft, d.service, w.words, w.numbers from drafts d join draft_words w on w.draft = d.id
       order by d.saved_at desc`,
    )
    .map((row) => ({ ...row, words: row.words.split(' '), numbers: row.numbers.split(' ') }));
}

/** Ids of drafts that have no words yet. */
export function draftsWithoutWords(db: Reader, limit: number): string[] {
  return db
    .all<{ id: string }>('select id from drafts where id not in (select draft from draft_words) limit ?', limit)
    .map(({ id }) => id);
}

export interface WordsProgress {
  /** Cases up to this place have their words. */
  readonly done: number;
  /** The newest case's place. */
  readonly last: number;
}

export function wordsProgress(db: Reader): WordsProgress {
  const row = db.get<WordsProgress>(
    'select done, (select coalesce(max(place), 0) from cases) as last from words_progress',
  );
  if (row === undefined) throw new Error('the progress row is missing');
  return row;
}

/** The oldest cases without words, at most `limit`; each with its newest payload. */
export function casesWithoutWords(db: Reader, limit: number): { place: number; payload: string }[] {
  return db.all(
    `select c.place, (select unpacked(v.payload) from case_versions v
       where v.place = c.place and v.change is not 'withdrawn' order by v.version desc limit 1) as payload
     from cases c where c.place > ? and not ${forgottenSql('c.id')}
     order by c.place limit ?`,
    wordsProgress(db).done,
    limit,
  );
}

/** Replaces the words of a case that was corrected; one that has none yet gets its newest anyway. */
export function replaceCaseWords(db: Writer, caseId: string, words: readonly string[]): void {
  const place = db.get<{ place: number }>('select place from cases where id = ?', caseId)?.place ?? 0;
  if (place > wordsProgress(db).done) return;
  db.run('delete from case_words where rowid = ?', place);
  addCaseWords(db, place, words);
}

/** Notes that all cases up to this place have their words; in the transaction that added them. */
export function noteWordsDone(db: Writer, place: number): void {
  db.run('update words_progress set done = ?', place);
}

/** Takes a case's words out of the index, in the transaction that forgets it; what is left of them is swept later. */
export function forgetCaseWords(db: Writer, caseId: string): void {
  db.run('delete from case_words where rowid = (select place from cases where id = ?)', caseId);
  db.run(`update words_progress set swept = ''`);
}

/** Begins the index anew, for a store that was put together from pieces. */
export function restartWords(db: Writer): void {
  db.run(`insert into case_words (case_words) values ('delete-all')`);
  db.run('delete from known_words');
  db.run('update words_progress set done = 0, swept = null');
}

const sweptASlice = 100;

/**
 * After cases were forgotten: drops words that no case has any more, some at a call, then begins to write the index anew
 * without them, which `mergeWords` goes on with. False when nothing is to be swept.
 */
export function sweepWords(db: Db): boolean {
  const swept = db.get<{ swept: string | null }>('select swept from words_progress')?.swept ?? null;
  if (swept === null) return false;
  const words = db.all<{ word: string }>(
    'select word from known_words where word > ? order by word limit ?',
    swept,
    sweptASlice,
  );
  for (const { word } of words) {
    const used = db.get('select 1 from case_words where case_words match ? limit 1', `"${word}"`) !== undefined;
    if (!used) db.run('delete from known_words where word = ?', word);
  }
  db.run('update words_progress set swept = ?', words.at(-1)?.word ?? null);
  if (words.length === 0) db.run(`insert into case_words (case_words, rank) values ('merge', -8)`);
  return true;
}

/** Merges some of the pieces that single commits left, a few milliseconds' worth; false when there is nothing to merge. */
export function mergeWords(db: Db): boolean {
  const changes = (): number => db.get<{ n: number }>('select total_changes() as n')?.n ?? 0;
  const before = changes();
  db.run(`insert into case_words (case_words, rank) values ('merge', 8)`);
  return changes() - before > 1;
}
