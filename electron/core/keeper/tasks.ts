// What the desk asks of the threads that keep its work safe (journal, backup, checks), and what they answer. Paths and
// codes only: no case ever travels between the threads, each reads the store by itself.
import { z } from 'zod';
import { problemSchema } from '../../../shared/problems.ts';

export const keeperSetupSchema = z.strictObject({
  /** The journal has a thread to itself: nobody who waits for "saved" waits for a backup. */
  role: z.enum(['journal', 'copies']),
  folder: z.string(),
  key: z.instanceof(Uint8Array),
});
export type KeeperSetup = z.infer<typeof keeperSetupSchema>;

export const taskSchema = z.discriminatedUnion('kind', [
  /** Opens the journal and brings it up to what is committed. `at` names a damaged one that is set aside. */
  z.strictObject({ kind: z.literal('journal.open'), at: z.string() }),
  z.strictObject({ kind: z.literal('journal.follow'), extent: z.enum(['new', 'everything']), at: z.string() }),
  /** `earlier`: names of the desk's folders there under earlier keys. */
  z.strictObject({ kind: z.literal('backup'), place: z.string(), earlier: z.array(z.string()), at: z.string() }),
  /** Removes the journals set aside of which the newest backup has everything. */
  z.strictObject({ kind: z.literal('journals'), place: z.string() }),
  /** `quick`: structure only; `full`: with every index. */
  z.strictObject({ kind: z.literal('check'), depth: z.enum(['quick', 'full']) }),
  z.strictObject({ kind: z.literal('end') }),
]);
export type Task = z.infer<typeof taskSchema>;

export const answerSchema = z.strictObject({
  ask: z.number(),
  problem: problemSchema.nullable(),
  /** Cases that the journal has and the store has lost. */
  lost: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;
