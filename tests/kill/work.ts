// What the operator of the kill test types: applications to a real service, in growing keystrokes, from a seed.
import fc from 'fast-check';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import type { PaperRef } from '../../shared/forms/answers.ts';
import { exampleOf } from '../shared/forms/arbitrary.ts';
import type { Life } from './protocol.ts';

export const catalogue = assembleCatalogue();
const service = 'municipality-road';
/** The same with the one service that is applied for: a desk that lives for seconds spends most of them reading it. */
export const smallCatalogue = {
  ...catalogue,
  services: catalogue.services.filter(({ id }) => id === service),
  forms: catalogue.forms.filter(({ id }) => id === service || id === catalogue.generalForm),
  glossary: catalogue.glossary.slice(0, 1),
};
const moment = { today: '2026-05-04', now: '2026-05-04T12:30' };
/** Several applicants bring a sheet of signatures, which would be a paper; a representative's authority runs out one day. */
const alone = catalogue.applicantFields.filter(({ id }) => id !== 'together' && id !== 'byRepresentative');
const noPapers = { papers: () => fc.constant<PaperRef[]>([]) };

function example(fields: Parameters<typeof exampleOf>[0], seed: number) {
  // The desks of this test live on other days than `moment`: a document must not run out between.
  return exampleOf(fields, { ...moment, ...noPapers, settled: { documentValidUntil: '' } }, seed);
}

/** A one-pixel picture made different by its comment chunk, so that no two applications share a paper. */
function picture(seed: number): string {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  return Buffer.concat([png, Buffer.from(`sopeli ${seed} `.repeat(1 + (seed % 400)))]).toString('base64');
}

/** One application; every fourth brings a paper. */
export function application(seed: number): Life['applications'][number] {
  const form = catalogue.forms.find(({ id }) => id === service);
  if (form === undefined) throw new Error(`no form ${service}`);
  const whole: DraftContent = {
    municipality: 'gurjaani',
    receiptLanguage: 'ka',
    applicant: example(alone, seed),
    answers: example(form.fields, seed),
    step: 'check',
  };
  const begun: DraftContent = { ...whole, answers: {}, step: 'applicant' };
  const halfway = Object.fromEntries(Object.entries(whole.answers).slice(0, 2));
  return {
    service,
    paper: seed % 4 === 0 ? picture(seed) : null,
    keystrokes: [begun, { ...whole, answers: halfway, step: 'form' }, whole],
  };
}
