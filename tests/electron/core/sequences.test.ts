// Promise: after any sequence of calls, by anybody, in any order, the audit chain is whole, every case is queued exactly
// once, counters equal what is there, and nothing crashed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { stateCounts } from '../../../db/states.ts';
import { openTestDesk } from '../desk.ts';
import { acts, player } from '../player.ts';

test('the chain holds and nothing is doubled or lost', async () => {
  const steps = fc.array(fc.record({ act: fc.constantFrom(...acts), pick: fc.nat(20) }), {
    minLength: 20,
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const desk = await openTestDesk();
      await desk.signIn();
      const play = player(desk);
      for (const { act, pick } of sequence) await play(act, pick);
      const count = (table: string) => desk.db.get<{ n: number }>(`select count(*) as n from ${table}`)?.n;
      expect(desk.logged.filter(({ level }) => level === 'error')).toEqual([]);
      expect(verifyAudit(desk.db)).toEqual({ ok: true, seq: count('audit') });
      const counts = stateCounts(desk.db);
      const travelling = `case_versions where place in (select place from cases where channel = 'system')`;
      expect(count('outbox')).toBe(count(travelling));
      expect(counts.queued + counts.manual).toBe(count('cases'));
      expect(count(`case_versions where version = 1`)).toBe(count('cases'));
      // Without gaps, and nothing behind a withdrawal.
      expect(desk.db.all('select place from case_versions group by place having max(version) <> count(*)')).toEqual([]);
      const last = '(select max(version) from case_versions o where o.place = v.place)';
      expect(count(`case_versions v where change = 'withdrawn' and version < ${last}`)).toBe(0);
      expect(desk.db.get('select count(*) as n from drafts d join cases c on c.id = d.id')).toEqual({ n: 0 });
      const submits = desk.db.get<{ n: number }>(
        `select count(distinct json_extract(unpacked(record), '$.subject')) as n from audit
         where json_extract(unpacked(record), '$.call') = 'case.submit' and json_extract(unpacked(record), '$.outcome') = 'ok'`,
      );
      expect(submits?.n).toBe(count('cases'));
    }),
    { numRuns: 6, seed: 42 },
  );
});
