// An operator without a plan: every act on a desk that a property test may put in any order.
import { practiceOperator } from '../../electron/services/practice.ts';
import type { Input } from '../../shared/contract/contract.ts';
import { applicationContent, generalService, manualMunicipality } from './application.ts';
import type { TestDesk } from './desk.ts';

export const acts = [
  'sign-in',
  'sign-out',
  'file',
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
  'correct',
  'correct-old',
  'withdraw',
] as const;
export type Act = (typeof acts)[number];

/** Whoever sits there, doing one thing after the other; `pick` says with which of what there is. */
export function player(desk: TestDesk): (act: Act, pick: number) => Promise<void> {
  const drafts: string[] = [];
  const numbers: string[] = [];
  const revisions = new Map<string, number>();
  /** Begun corrections, as they would be given to the desk. */
  const corrections: Input<'case.correct'>[] = [];
  const begin = async (deskNumber: string, pick: number): Promise<void> => {
    const made = await desk.call('draft.create', { service: generalService, corrects: deskNumber });
    if (!made.ok) return;
    const { id, content } = made.value;
    const applicant = { ...content.applicant, lastName: `შესწორებული ${'აბგდევზთიკლმნოპჟრსტუფქ'[pick % 20]}` };
    const saved = await desk.call('draft.save', { draft: id, revision: 0, content: { ...content, applicant } });
    if (saved.ok) corrections.push({ deskNumber, draft: id, revision: saved.value.revision, reason: 'გვარი შეცდომით' });
  };
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
    else if (act === 'file') {
      const made = await desk.call('draft.create', { service: generalService });
      if (!made.ok) return;
      await save(made.value.id, 0, applicationContent(pick % 4 === 0 ? { municipality: manualMunicipality } : {}));
      const draft = made.value.id;
      const filed = await desk.call('case.submit', { draft, revision: revisions.get(draft) ?? 0 });
      if (filed.ok) numbers.push(filed.value.deskNumber);
    } else if (act === 'create') {
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
    } else if (deskNumber !== undefined && act === 'correct') {
      await begin(deskNumber, pick);
      const begun = corrections.at(-1);
      if (begun !== undefined) await desk.call('case.correct', begun);
    } else if (act === 'correct-old') {
      if (deskNumber !== undefined && pick % 2 === 0) await begin(deskNumber, pick);
      const begun = corrections[pick % Math.max(corrections.length, 1)];
      if (begun !== undefined) await desk.call('case.correct', begun);
    } else if (deskNumber !== undefined && act === 'withdraw') {
      const asked = { reason: 'საკითხი მოგვარდა', askedBy: { role: 'applicant' as const, name: '' } };
      await desk.call('case.withdraw', { deskNumber, base: 1 + (pick % 3), ...asked });
    } else if (deskNumber !== undefined && act === 'read') await desk.call('case.read', { deskNumber });
    else if (deskNumber !== undefined) await desk.call('receipt.print', { deskNumber, size: 'A4', to: 'printer' });
  };
}
