// Promise: whatever form the catalogue has, an operator's right answers become a case and a wrong one is told at its
// field. Every form goes through a whole desk, with papers that are really stored; the answers are generated.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf } from '../../../electron/services/case-summary.ts';
import type { Answers, PaperRef } from '../../../shared/forms/answers.ts';
import type { Field, Form } from '../../../shared/forms/field.ts';
import { isRequired, visibleFields } from '../../../shared/forms/visible.ts';
import { exampleOf } from '../../shared/forms/arbitrary.ts';
import { applicationContent, generalService } from '../application.ts';
import { catalogue, openTestDesk, type TestDesk } from '../desk.ts';

// The test desk's clock stands at this moment in Tbilisi.
const moment = { today: '2026-05-04', now: '2026-05-04T12:30' };
const seeds = [1, 2, 3];
const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const serviceOf = (form: Form): string =>
  catalogue.services.find((service) => service.form === form.id)?.id ?? generalService;
const isPaper = ({ type }: Field): boolean => type === 'file' || type === 'photo';

/** Stores one picture for every field of papers, rows included, and answers with what the desk calls it. */
async function storedPapers(desk: TestDesk, draft: string, fields: readonly Field[]): Promise<Map<string, PaperRef>> {
  const stored = new Map<string, PaperRef>();
  const paths = fields.flatMap((field) => [
    ...(isPaper(field) ? [[field.id, `answers.${field.id}`] as const] : []),
    ...(field.item ?? []).filter(isPaper).map(({ id }) => [id, `answers.${field.id}.0.${id}`] as const),
  ]);
  for (const [id, path] of paths) {
    stored.set(id, await desk.done('paper.add', { draft, field: path, name: `${id}.png`, bytes: picture }));
  }
  return stored;
}

async function begun(desk: TestDesk, form: Form, seed: number): Promise<{ draft: string; answers: Answers }> {
  const { id: draft } = await desk.done('draft.create', { service: serviceOf(form) });
  const stored = await storedPapers(desk, draft, form.fields);
  const papers = ({ id }: Field) => fc.constant([stored.get(id)].filter((paper) => paper !== undefined));
  return { draft, answers: exampleOf(form.fields, { ...moment, papers }, seed) };
}

test.each(catalogue.forms.map((form) => [form.id, form] as const))('%s', async (_id, form) => {
  const desk = await openTestDesk();
  await desk.signIn();
  for (const seed of seeds) {
    const { draft, answers } = await begun(desk, form, seed);
    const { revision } = await desk.done('draft.save', {
      draft,
      revision: 0,
      content: applicationContent({ answers }),
    });
    const missing = visibleFields(form.fields, answers).find((field) => isRequired(field, answers));
    if (missing === undefined) throw new Error('a form that asks for nothing');

    const { [missing.id]: _, ...wrong } = answers;
    const broken = await desk.done('draft.save', { draft, revision, content: applicationContent({ answers: wrong }) });
    const refused = await desk.call('case.submit', { draft, revision: broken.revision });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'case.invalid' } });
    expect(refused.ok ? [] : refused.problem.fields).toContainEqual(
      expect.objectContaining({ path: `answers.${missing.id}`, rule: 'required' }),
    );

    const right = await desk.done('draft.save', {
      draft,
      revision: broken.revision,
      content: applicationContent({ answers }),
    });
    const saved = await desk.done('case.submit', { draft, revision: right.revision });
    expect(saved.state).toBe('queued');
    const shown = visibleFields(form.fields, answers).map(({ id }) => id);
    expect(shown).toEqual(expect.arrayContaining(Object.keys(contentOf(desk.db, draft).answers)));
    const read = await desk.done('receipt.read', { deskNumber: saved.deskNumber, size: 'A4' });
    expect(read.html).toContain(saved.deskNumber.slice(7, 13));
  }
});
