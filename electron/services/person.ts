// Everything this desk holds on a person: cases and drafts that name them, with papers, prints, central's words and the
// log of who looked. The store is read through a stretch at a time, so that nobody at the desk waits for it.
import { setImmediate as others } from 'node:timers/promises';
import { actsOf, type ToldAct } from '../../db/acts.ts';
import { caseById, readCase } from '../../db/cases.ts';
import { listDrafts } from '../../db/drafts.ts';
import { notesOfCase } from '../../db/notes.ts';
import { readOperator } from '../../db/operators.ts';
import { auditAbout, casesNaming } from '../../db/person.ts';
import { casesOfPerson } from '../../db/same-persons.ts';
import type { Db } from '../../db/sqlite.ts';
import { actInWords } from '../../shared/cases/acts.ts';
import { type ChangedField, fieldOf } from '../../shared/cases/changed.ts';
import type { DocumentNote } from '../../shared/cases/documents.ts';
import { rolesNamed, textsNaming } from '../../shared/cases/roles.ts';
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { Draft } from '../../shared/contract/drafts.ts';
import type { Answer } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';
import { linesOf, noticeLines } from '../../shared/receipt/model.ts';
import { documentWords, receiptWords } from '../../shared/receipt/words.ts';
import type { ReportFact } from '../../shared/report/page.ts';
import { type HeldCase, type HeldDraft, personReport } from '../../shared/report/person.ts';
import type { ReportLanguage } from '../../shared/report/words.ts';
import { ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import { contentOf } from './case-summary.ts';
import { readableView } from './cases.ts';
import { formOf, type Packages } from './packages.ts';
import type { Pages } from './pages.ts';
import { keepingOf } from './retention.ts';
import { joinedOf } from './same-persons.ts';
import { serviceName } from './service-names.ts';
import { signedIn } from './signed-in.ts';

/** All that the stretches bring, with everybody else let in between. */
async function gathered<T>(stretches: Iterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const stretch of stretches) {
    all.push(...stretch);
    await others();
  }
  return all;
}

function shown(lines: ReturnType<typeof linesOf>, language: ReportLanguage): ReportFact[] {
  const inIt = ({ ka, second }: { ka: string; second: string | null }): string =>
    language === 'ka' ? ka : (second ?? ka);
  return lines.map(({ label, value }) => ({ label: inIt(label), value: inIt(value) }));
}

const second = (language: ReportLanguage): 'en' | null => (language === 'en' ? 'en' : null);

/** What is noted on papers that the service asks for. */
function noted(
  notes: readonly DocumentNote[] | undefined,
  names: CataloguePackage['documents'],
  language: ReportLanguage,
): ReportFact[] {
  return (notes ?? []).map(({ document, original = null, copies }) => ({
    label: names.find(({ id }) => id === document)?.name[language] ?? document,
    value: documentWords({ original, copies })
      .map((word) => receiptWords[word][language])
      .join(', '),
  }));
}

function answersOf(view: CaseView, language: ReportLanguage): ReportFact[] {
  const lines = [
    ...linesOf(view.applicantFields, view.content.applicant, second(language)),
    ...noticeLines(view.content.notices ?? [], view.notices, second(language)),
    ...linesOf(view.form.fields, view.content.answers, second(language)),
  ];
  return [...shown(lines, language), ...noted(view.content.documents, view.documents, language)];
}

/** Why the case was changed, who took it back, and each answer that was corrected as it was and as it is. */
function changesOf(view: CaseView, language: ReportLanguage): HeldCase['changes'] {
  const said = (field: Field, answer: Answer): string =>
    shown(linesOf([field], { [field.id]: answer }, second(language)), language)
      .map(({ value }) => value)
      .join('; ') || receiptWords.nothing[language];
  const differing = (one: ChangedField): string[] => {
    const field = fieldOf(view, one);
    return field === null ? [] : [`${field.label[language]}: ${said(field, one.before)} → ${said(field, one.after)}`];
  };
  return view.changes.map(({ at, kind, reason, askedBy, changed }) => ({
    at,
    what: kind,
    note: [reason, askedBy?.name ?? '', ...changed.flatMap(differing)].filter((part) => part !== '').join(' · '),
  }));
}

/** Scans of answers that came by hand. */
const answerScans = (acts: readonly ToldAct[]) => acts.flatMap(({ act }) => (act.kind === 'answered' ? act.scans : []));

function heldDraft(packages: Packages, draft: Draft, language: ReportLanguage): HeldDraft {
  const pkg = packages.of(draft.catalogueVersion);
  const service = pkg.services.find(({ id }) => id === draft.service);
  const fields = service === undefined ? [] : formOf(pkg, service).fields;
  const lines = [
    ...linesOf(pkg.applicantFields, draft.content.applicant, second(language)),
    ...linesOf(fields, draft.content.answers, second(language)),
  ];
  return {
    service: serviceName(pkg, draft.service),
    savedAt: draft.savedAt,
    answers: [...shown(lines, language), ...noted(draft.content.documents, pkg.documents, language)],
  };
}

function names({ content }: Draft, person: string): boolean {
  // A row of a draft has its two names in the order in which they were typed.
  const text = JSON.stringify(content);
  return rolesNamed(content.applicant, person).length > 0 || textsNaming(person).some((one) => text.includes(one));
}

interface AuditRecord {
  readonly reading?: { readonly wall: string };
  readonly at?: string;
  readonly operator: string | null;
  readonly call: string;
}

/** What was done to the data, by the call's own class in the contract. */
function actOf(name: string): 'viewed' | 'changed' | 'printedOut' {
  const audit = Object.entries(contract).find(([known]) => known === name)?.[1].audit;
  return audit === 'print' ? 'printedOut' : audit === 'view' ? 'viewed' : 'changed';
}

/** No problems of its own: a person of whom nothing is held gets a page that says so. */
export function personServices(db: Db, packages: Packages, pages: Pages): Pick<Services, 'person.report'> {
  /** `byWord`: the case names the person otherwise, and operators say that its applicant is meant. */
  const heldCase = (deskNumber: string, person: string, language: ReportLanguage, byWord: boolean): HeldCase[] => {
    const read = readableView(db, packages, deskNumber);
    if (!read.ok) return [];
    const { row, view } = read.value;
    const keeping = keepingOf(db, packages, row);
    const acts = actsOf(db, row.id);
    return [
      {
        deskNumber,
        service: view.summary.serviceName,
        roles: byWord ? ['applicant'] : rolesNamed(view.content.applicant, person),
        filedAt: row.filedAt,
        registrationNumber: row.registrationNumber,
        due: keeping.due,
        held: keeping.state === 'held',
        answers: answersOf(view, language),
        papers: [...view.content.papers, ...answerScans(acts)].map(({ name, size }) => ({ name, size })),
        prints: view.timeline.filter(({ kind }) => kind === 'printed').map(({ at, detail }) => ({ at, copy: detail })),
        changes: changesOf(view, language),
        noted: acts.map(({ act, at }) => ({ at, what: act.kind, note: actInWords(act).note })),
        joined: joinedOf(db, row),
        notes: notesOfCase(db, row.id).map(({ at, words }) => ({ at, words })),
        heard: view.timeline
          .filter(({ by }) => by === 'central')
          // Of a change the detail is only its number.
          .map(({ at, kind, detail, note }) => ({
            at,
            what: detail === '' ? kind : kind.startsWith('change-') ? `${kind} ${detail}` : detail,
            note,
          })),
      },
    ];
  };
  const operatorName = (id: string | null): string => (id === null ? '' : (readOperator(db, id)?.name ?? id));
  return {
    'person.report': async (context, { person, language }) => {
      const asked = person.trim().replace(/\s+/g, ' ');
      const named = await gathered(casesNaming(db, asked, textsNaming(asked)));
      const own = named
        .flatMap((number) => readCase(db, number) ?? [])
        .filter(({ id }) => rolesNamed(contentOf(db, id).applicant, asked).includes('applicant'));
      const persons = new Set(own.flatMap(({ id }) => casesOfPerson(db, id)));
      const others = [...persons]
        .flatMap((id) => caseById(db, id)?.deskNumber ?? [])
        .filter((one) => !named.includes(one));
      const numbers = [...named, ...others];
      const ids = numbers.flatMap((number) => readCase(db, number)?.id ?? []);
      const drafts = listDrafts(db).filter((draft) => names(draft, asked));
      const lines = await gathered(auditAbout(db, [...numbers, ...ids, ...drafts.map(({ id }) => id)]));
      return () => {
        const cases = numbers.flatMap((number) => heldCase(number, asked, language, !named.includes(number)));
        const page = personReport({
          language,
          person: asked,
          madeAt: context.reading.wall,
          madeBy: signedIn(context).name,
          cases,
          drafts: drafts.map((draft) => heldDraft(packages, draft, language)),
          log: lines.map(({ record }) => {
            const { reading, at, operator, call } = JSON.parse(record) as AuditRecord;
            const when = reading?.wall ?? at ?? context.reading.wall;
            return { at: when, act: actOf(call), call, operator: operatorName(operator) };
          }),
        });
        const id = pages.keep(page, signedIn(context).operator, 'people');
        return ok({ page: id, cases: cases.length, drafts: drafts.length });
      };
    },
  };
}
