// What a desk told its operator, as marks in the trace, and what must therefore be found after a power cut.
import { z } from 'zod';
import { contract } from '../../shared/contract/contract.ts';
import { type DraftContent, draftContentSchema } from '../../shared/contract/drafts.ts';

/** A mark of the recorded desk, written when the call was answered (`discarding`: before it was made). */
export const sentenceSchema = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('enrolled'), center: z.string() }),
  z.strictObject({ say: z.literal('answered'), call: z.enum(Object.keys(contract) as [string, ...string[]]) }),
  z.strictObject({
    say: z.literal('typed'),
    draft: z.string(),
    revision: z.number(),
    content: draftContentSchema.nullable(),
  }),
  z.strictObject({ say: z.literal('paper'), draft: z.string(), sha256: z.string() }),
  z.strictObject({ say: z.literal('discarding'), draft: z.string() }),
  z.strictObject({ say: z.literal('saved'), draft: z.string(), deskNumber: z.string() }),
  z.strictObject({ say: z.literal('printed'), file: z.string(), sha256: z.string() }),
  z.strictObject({ say: z.literal('backed-up') }),
  /** From here on cases that are due may be forgotten; of those that were told, nothing may come back. */
  z.strictObject({ say: z.literal('forgetting') }),
  z.strictObject({ say: z.literal('forgotten'), deskNumber: z.string() }),
  z.strictObject({ say: z.literal('gone-from-journal') }),
  z.strictObject({ say: z.literal('registered'), deskNumber: z.string(), registrationNumber: z.string() }),
]);
export type Sentence = z.infer<typeof sentenceSchema>;

export interface ToldDraft {
  revision: number;
  /** Null: nothing typed yet. */
  content: DraftContent | null;
  readonly papers: string[];
}
export interface Told {
  enrolledAs: string | null;
  /** Calls answered that leave an entry in the audit chain. */
  audited: number;
  readonly drafts: Map<string, ToldDraft>;
  /** Drafts told saved as cases, with their papers. */
  readonly saved: Map<string, { readonly deskNumber: string; readonly papers: readonly string[] }>;
  /** Hash by path of the files told written. */
  readonly printed: Map<string, string>;
  /** Registration number by desk number. */
  readonly registered: Map<string, string>;
  /** Cases that the last backup told made must hold; null: none was told. */
  backedUp: ReadonlySet<string> | null;
  forgetting: boolean;
  /** Desk numbers of cases told forgotten, and whether they are told to be gone from the journal, too. */
  readonly forgotten: Set<string>;
  goneFromJournal: boolean;
}

export const nothingTold = (): Told => ({
  enrolledAs: null,
  audited: 0,
  drafts: new Map(),
  saved: new Map(),
  printed: new Map(),
  registered: new Map(),
  backedUp: null,
  forgetting: false,
  forgotten: new Set(),
  goneFromJournal: false,
});

/** Takes the next mark. */
export function hear(told: Told, mark: string): void {
  const one = sentenceSchema.parse(JSON.parse(mark));
  switch (one.say) {
    case 'enrolled':
      told.enrolledAs = one.center;
      return;
    case 'answered':
      if (contract[one.call as keyof typeof contract].audit !== 'none') told.audited++;
      return;
    case 'typed': {
      const papers = told.drafts.get(one.draft)?.papers ?? [];
      told.drafts.set(one.draft, { revision: one.revision, content: one.content, papers });
      return;
    }
    case 'paper':
      told.drafts.get(one.draft)?.papers.push(one.sha256);
      return;
    case 'discarding':
      told.drafts.delete(one.draft);
      return;
    case 'saved':
      told.saved.set(one.draft, { deskNumber: one.deskNumber, papers: told.drafts.get(one.draft)?.papers ?? [] });
      told.drafts.delete(one.draft);
      return;
    case 'printed':
      told.printed.set(one.file, one.sha256);
      return;
    case 'backed-up':
      told.backedUp = new Set(told.saved.keys());
      return;
    case 'forgetting':
      told.forgetting = true;
      return;
    case 'forgotten':
      told.forgotten.add(one.deskNumber);
      return;
    case 'gone-from-journal':
      told.goneFromJournal = true;
      return;
    case 'registered':
      told.registered.set(one.deskNumber, one.registrationNumber);
  }
}
