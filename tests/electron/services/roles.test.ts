// Promise: everybody who stands on a case, in whatever role, is on its page and its receipt, is found by name, number and
// telephone, and gets the case when asking for everything held on them, with the role.
import { expect, test } from 'vitest';
import type { CaseSummary } from '../../../shared/contract/cases.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import { paperFile } from '../../renderer/filling.ts';
import { applicationContent, generalService, reasoned, savedDraft, submitted } from '../application.ts';
import { catalogue, openTestDesk, type TestDesk } from '../desk.ts';

const representative: Answers = {
  byRepresentative: true,
  representativeBasis: 'notarised-power',
  representativeName: 'თამარ ვაჩნაძე',
  representativeNumber: '99900000555',
  representativePhone: '555 000 777',
  representativeScope: ['file', 'receive'],
  representativePaperNumber: 'N 261100123, 03.11.2026',
  representativeValidUntil: '31.12.2030',
};
const others: Answers = {
  interpreted: true,
  spokenLanguage: 'hy',
  interpreterKind: 'family',
  interpreterName: 'არმენ საარიანი',
  phone: '599 00 00 01',
  phoneOwner: 'neighbour',
  phoneOwnerName: 'ციცინო ბურდული',
  phoneMessage: 'no',
};
const household = (lastName: string, firstName: string, number: number) => ({
  lastName,
  firstName,
  personalNumber: `999000006${number}`,
  phone: `5990006${number}`,
  signed: true,
});

/** A group application with everybody on it; the sheet of signatures is stored with the draft. */
async function filedTogether(desk: TestDesk): Promise<CaseSummary> {
  const content = applicationContent();
  const draft = await savedDraft(desk, content);
  const { buffer } = paperFile('application/pdf', 1);
  const sheet = await desk.done('paper.add', {
    draft: draft.id,
    field: 'applicant.signatureSheet',
    name: 'ხელმოწერები.pdf',
    bytes: new Uint8Array(buffer),
  });
  const applicant = {
    ...content.applicant,
    ...representative,
    ...others,
    together: true,
    furtherApplicants: [household('ხუციშვილი-ბერიძე', 'გიორგი', 11), household('მურადოვა', 'ლეილა', 12)],
    signatureSheet: [sheet],
  };
  const { revision } = await desk.done('draft.save', {
    draft: draft.id,
    revision: draft.revision,
    content: reasoned({ ...content, applicant }),
  });
  return desk.done('case.submit', { draft: draft.id, revision });
}

async function filedDesk(): Promise<{ desk: TestDesk; filed: CaseSummary }> {
  const desk = await openTestDesk();
  await desk.signIn();
  const filed = await filedTogether(desk);
  await submitted(desk, applicationContent());
  return { desk, filed };
}

test('the receipt names each with what the law asks about them', async () => {
  const { desk, filed } = await filedDesk();
  const { html } = await desk.done('receipt.read', { deskNumber: filed.deskNumber, size: 'A4' });
  for (const text of [
    'თამარ ვაჩნაძე',
    'სანოტარო წესით დამოწმებული მინდობილობა',
    'განცხადების წარდგენა, პასუხისა და დოკუმენტების მიღება',
    '31.12.2030',
    'ხუციშვილი-ბერიძე',
    'მურადოვა',
    'არმენ საარიანი',
    'სომხური',
    'მეზობლის',
    'ციცინო ბურდული',
    'ხელმოწერები.pdf',
  ]) {
    expect(html).toContain(text);
  }
});

const findable = [
  ['xuciSvili', 'furtherApplicant ხუციშვილი-ბერიძე გიორგი'],
  ['მურადოვა ლეილა', 'furtherApplicant მურადოვა ლეილა'],
  ['99900000612', 'personalNumber 99900000612'],
  ['599000611', 'phone +995599000611'],
  ['vachnadze tamar', 'representative თამარ ვაჩნაძე'],
  ['99900000555', 'personalNumber 99900000555'],
  ['555000777', 'phone +995555000777'],
  ['საარიანი', 'interpreter არმენ საარიანი'],
  ['ციცინო', 'phoneOwner ციცინო ბურდული'],
] as const;

test('each is found by name, number and telephone, and the list says in which role', async () => {
  const { desk, filed } = await filedDesk();
  for (const [text, fact] of findable) {
    const { found } = await desk.done('case.find', { text, state: null, page: 0 });
    const told = found.map((one) =>
      one.kind === 'case' ? [one.case.deskNumber, ...one.facts.map((met) => `${met.kind} ${met.text}`)] : [],
    );
    expect({ text, told }).toEqual({ text, told: [[filed.deskNumber, fact]] });
  }
});

const held = [
  ['99900000611', 'თანაგანმცხადებელი'],
  ['ხუციშვილი-ბერიძე გიორგი', 'თანაგანმცხადებელი'],
  ['გიორგი ხუციშვილი-ბერიძე', 'თანაგანმცხადებელი'],
  ['ვაჩნაძე თამარ', 'წარმომადგენელი'],
  ['99900000555', 'წარმომადგენელი'],
  ['არმენ საარიანი', 'მთარგმნელი'],
  ['ციცინო ბურდული', 'ტელეფონის ნომრის მფლობელი'],
] as const;

test('everything held on a person has the cases of others in which they stand, and says the role', async () => {
  const { desk } = await filedDesk();
  for (const [person, role] of held) {
    const { page, cases } = await desk.done('person.report', { person, language: 'ka' });
    const { html } = await desk.done('page.read', { page });
    expect({ person, cases, html }).toEqual({
      person,
      cases: 1,
      html: expect.stringMatching(new RegExp(`როლი საქმეში</dt>\\s*<dd><bdi>${role}</bdi></dd>`)),
    });
  }
  // In a draft too, in whatever order the names of a row were typed.
  const content = applicationContent();
  const { id } = await desk.done('draft.create', { service: generalService });
  const furtherApplicants = [{ firstName: 'ბაია', lastName: 'ნიმუშაძე' }];
  const applicant = { ...content.applicant, together: true, furtherApplicants };
  await desk.done('draft.save', { draft: id, revision: 0, content: { ...content, applicant } });
  const { page } = await desk.done('person.report', { person: 'ნიმუშაძე ბაია', language: 'ka' });
  expect((await desk.done('page.read', { page })).html).toContain('დაუსრულებელი განცხადება: ');
});

test('an authority that has ended is warned of; one of a parent needs no scope', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  const asked = async (changes: Answers) => {
    const content = applicationContent();
    const draft = await desk.done('draft.create', { service: generalService });
    const applicant = { ...content.applicant, ...changes };
    const saved = { draft: draft.id, revision: 0, content: { ...content, applicant } };
    const { revision } = await desk.done('draft.save', saved);
    const answer = await desk.call('case.submit', { draft: draft.id, revision });
    return answer.ok ? [] : (answer.problem.fields ?? []).map(({ path, rule }) => `${path} ${rule}`);
  };
  const unproven = 'applicant.acceptedWarnings.0.reason required';
  expect(await asked(representative)).toEqual([unproven]);
  expect(await asked({ ...representative, representativeValidUntil: '31.12.2020' })).toEqual([
    unproven,
    'applicant.acceptedWarnings.1.reason required',
  ]);
  const { representativeScope: _, ...unsaid } = representative;
  expect(await asked(unsaid)).toEqual(['applicant.representativeScope required', unproven]);
  expect(await asked({ ...unsaid, representativeBasis: 'parent' })).toEqual([unproven]);
});

test('where the desk warned stands in the chain, the reason only on the case', async () => {
  const { desk, filed } = await filedDesk();
  const chain = desk.db.all<{ record: string }>('select unpacked(record) as record from audit');
  const warned = chain.map(({ record }) => JSON.parse(record)).filter(({ outcome }) => outcome === 'warned');
  expect(warned).toMatchObject([{ call: 'case.submit', warned: ['applicant.representativePaper'] }]);
  expect(JSON.stringify(chain)).not.toContain('ასე უთხრა');
  const { content } = await desk.done('case.read', { deskNumber: filed.deskNumber });
  expect(content.applicant['acceptedWarnings']).toMatchObject([{ reason: 'ასე უთხრა განმცხადებელმა' }]);
});

test('the roles are questions of the catalogue, so that they travel and print with it', () => {
  const ids = catalogue.applicantFields.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['representativeBasis', 'furtherApplicants', 'interpreted', 'phoneOwner']),
  );
});
