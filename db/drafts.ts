// What is being typed, committed as it is typed. A save never overwrites a newer one, and a draft is gone only by being
// submitted (see `cases.ts`) or by a person who discards it.
import { z } from 'zod';
import { type Draft, type DraftContent, draftContentSchema } from '../shared/contract/drafts.ts';
import { instantSchema, languageSchema, slugSchema } from '../shared/primitives.ts';
import { dropUnheldPapers } from './papers.ts';
import { dropReplacements } from './replacements.ts';
import type { Db, Reader, Writer } from './sqlite.ts';

export interface NewDraft {
  readonly id: string;
  readonly service: string;
  readonly catalogueVersion: number;
  readonly operator: string;
  readonly content: DraftContent;
  readonly createdAt: string;
  /** Where it belongs; what is kept for itself alone has none. */
  readonly visit?: string;
  /** Id of the case that it corrects, and the version it begins with. */
  readonly corrects?: { readonly caseId: string; readonly base: number };
}

interface DraftRow {
  readonly id: string;
  readonly service: string;
  readonly catalogueVersion: number;
  readonly revision: number;
  readonly content: string;
  readonly corrects: string | null;
  readonly base: number | null;
  readonly createdAt: string;
  readonly savedAt: string;
}

const columns = `id, service, catalogue_version as catalogueVersion, revision, content,
  (select desk_number from cases where cases.id = drafts.corrects) as corrects, base, created_at as createdAt, saved_at as savedAt`;

const parsed = ({ corrects, base, ...row }: DraftRow): Draft => ({
  ...row,
  content: draftContentSchema.parse(JSON.parse(row.content)),
  ...(corrects === null || base === null ? {} : { corrects: { deskNumber: corrects, base } }),
});

/** Stores a new draft at revision 0. */
export function createDraft(db: Writer, draft: NewDraft): void {
  db.run(
    `insert into drafts (id, service, catalogue_version, operator, revision, content, created_at, saved_at, visit, corrects, base)
     values (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)`,
    draft.id,
    draft.service,
    draft.catalogueVersion,
    draft.operator,
    JSON.stringify(draft.content),
    draft.createdAt,
    draft.createdAt,
    draft.visit ?? null,
    draft.corrects?.caseId ?? null,
    draft.corrects?.base ?? null,
  );
}

/** The draft, or null when it is unknown, discarded or already a case. */
export function readDraft(db: Reader, id: string): Draft | null {
  const row = db.get<DraftRow>(`select ${columns} from drafts where id = ?`, id);
  return row === undefined ? null : parsed(row);
}

/** Saves over `revision` and raises it by one; `outdated` when another save came first. */
export function saveDraft(
  db: Writer,
  save: { readonly id: string; readonly revision: number; readonly content: DraftContent; readonly savedAt: string },
): 'saved' | 'outdated' | 'unknown' {
  const changed = db.run(
    'update drafts set revision = revision + 1, content = ?, saved_at = ? where id = ? and revision = ?',
    JSON.stringify(save.content),
    save.savedAt,
    save.id,
    save.revision,
  );
  if (changed === 1) return 'saved';
  return db.get('select 1 from drafts where id = ?', save.id) === undefined ? 'unknown' : 'outdated';
}

const toldSchema = z.record(slugSchema, z.strictObject({ language: languageSchema, at: instantSchema }));
/** By the notice's id: in which language it was read, and when. */
export type Told = z.infer<typeof toldSchema>;

/** What was read to the applicant of this draft so far. */
export function readTold(db: Reader, id: string): Told {
  const told = db.get<{ told: string | null }>('select told from drafts where id = ?', id)?.told ?? null;
  return told === null ? {} : toldSchema.parse(JSON.parse(told));
}

export function keepTold(db: Writer, id: string, told: Told): void {
  db.run('update drafts set told = ? where id = ?', JSON.stringify(told), id);
}

/** All drafts of this desk, the one saved last first. */
export function listDrafts(db: Reader): Draft[] {
  return db.all<DraftRow>(`select ${columns} from drafts order by saved_at desc`).map(parsed);
}

/** The drafts of a visit, the one saved last first. */
export function draftsOfVisit(db: Reader, visit: string): Draft[] {
  return db.all<DraftRow>(`select ${columns} from drafts where visit = ? order by saved_at desc`, visit).map(parsed);
}

/** Deletes the draft with the papers that only it holds; false when there is no such draft. */
export function discardDraft(db: Db, id: string): boolean {
  return db.transaction(() => {
    if (db.run('delete from drafts where id = ?', id) === 0) return false;
    dropUnheldPapers(db, id, []);
    dropReplacements(db, id);
    return true;
  });
}

export function countDrafts(db: Reader): number {
  return db.get<{ count: number }>('select count(*) as count from drafts')?.count ?? 0;
}
