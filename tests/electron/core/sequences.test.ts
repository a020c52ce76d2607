// Promise: after any sequence of calls, by anybody, in any order, the audit chain is whole, every case is queued exactly
// once, counters equal what is there, and nothing crashed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import { stateCounts } from '../../../db/states.ts';
import { practiceOperator } from '../../../electron/services/practice.ts';
import { applicationContent, generalService, manualMunicipality } from '../application.ts';
import { openTestDesk, type TestDesk } from '../desk.ts';

const acts = [
  'sign-in',
  'sign-out',
  'create',
  'save',
  'save-old',
  'break',
  'submit',
  'submit-again',
  'discard',
  'read',
  'list',
  'print',
  'paper',
] as const;
type Act = (typeof acts)[number];

function player(desk: TestDesk) {
  const drafts: string[] = [];
  const numbers: string[] = [];
  const revisions = new Map<string, number>();
  const save = async (draft: string, revision: number, content = applicationContent()): Promise<void> => {
    const saved = await desk.call('draft.save', { draft, revision, content });
    if (saved.ok) revisions.set(draft, saved.value.revision);
  };
  return async (act: Act, pick: number): Promise<void> => {
    const draft = drafts[pick % Math.max(drafts.length, 1)] ?? practiceOperator.operator;
    const revision = revisions.get(draft) ?? 0;
    const deskNumber = numbers[pick % Math.max(numbers.length, 1)];
    if (act === 'sign-in') await desk.signIn();
    else if (act === 'sign-out') await desk.call('session.sign-out', {});
    else if (act === 'create') {
      const made = await desk.call('draft.create', { service: generalService });
      if (made.ok) drafts.push(made.value.id);
    } else if (act === 'save') {
      await save(draft, revision, applicationContent(pick % 3 === 0 ? { municipality: manualMunicipality } : {}));
    } else if (act === 'save-old') await save(draft, Math.max(revision - 1, 0));
    else if (act === 'break') await save(draft, revision, applicationContent({ answers: {} }));
    else if (act === 'submit' || act === 'submit-again') {
      const filed = await desk.call('case.submit', { draft, revision });
      if (filed.ok && !numbers.includes(filed.value.deskNumber)) numbers.push(filed.value.deskNumber);
    } else if (act === 'discard') await desk.call('draft.discard', { draft });
    else if (act === 'list') await desk.call('case.list', { state: null, before: null });
    else if (act === 'paper') {
      const bytes = new TextEncoder().encode(`%PDF-${pick}`);
      await desk.call('paper.add', { draft, field: 'answers.attachments', name: 'a.pdf', bytes });
    } else if (deskNumber !== undefined && act === 'read') await desk.call('case.read', { deskNumber });
    else if (deskNumber !== undefined) await desk.call('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  };
}

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
      expect(counts.queued).toBe(count('outbox'));
      expect(counts.queued + counts.manual).toBe(count('cases'));
      expect(count('case_versions')).toBe(count('cases'));
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
