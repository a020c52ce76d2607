// Applications of one desk, one after the other: by services as often as they are asked for, by people who come again,
// on forms that need no papers. The same seed gives the same ones.
import type { CataloguePackage } from '../../../shared/catalogue/schema.ts';
import type { DraftContent } from '../../../shared/contract/drafts.ts';
import type { Answers } from '../../../shared/forms/answers.ts';
import { checkCase } from '../../../shared/forms/check-case.ts';
import { diceOf } from '../../powercut/dice.ts';
import { answersOf } from './answers.ts';
import { firstNames, surname, surnames } from './words.ts';

export interface Application {
  readonly service: string;
  readonly content: DraftContent;
}

/** Who applies: invented, the number tells the person. */
export function person(number: number): Answers {
  const dice = diceOf(`person ${number}`);
  return {
    applicantKind: 'person',
    documentType: 'id-card',
    personalNumber: `999${String(number).padStart(8, '0')}`,
    lastName: surname(Math.floor(dice.fraction() ** 2 * surnames)),
    firstName: firstNames[dice.below(firstNames.length)] ?? '',
    birthDate: `${1935 + dice.below(70)}-${String(1 + dice.below(12)).padStart(2, '0')}-${String(1 + dice.below(28)).padStart(2, '0')}`,
    phone: `5${String(dice.below(100_000_000)).padStart(8, '0')}`,
  };
}

/** Services that take a case without papers, with their fields. */
function servicesOf(pkg: CataloguePackage) {
  return pkg.services
    .filter(({ intake }) => intake === 'case-form')
    .map((service) => ({ service, form: pkg.forms.find(({ id }) => id === (service.form ?? pkg.generalForm)) }))
    .flatMap(({ service, form }) => (form === undefined ? [] : [{ id: service.id, fields: form.fields }]))
    .filter(({ fields }) => fields.every(({ type, required }) => !required || (type !== 'file' && type !== 'photo')));
}

/** Draws applications without end. `today` is asked for each (`yyyy-mm-dd`). Two cases a person on average. */
export function* applications(pkg: CataloguePackage, seed: string, today: () => string): Generator<Application> {
  const dice = diceOf(seed);
  const services = servicesOf(pkg);
  const municipality = pkg.municipalities.find((one) => one.onMunicipalSystem && !one.mergedInto)?.id ?? '';
  for (let count = 0; ; count += 1) {
    const service = services[Math.floor(dice.fraction() ** 2 * services.length)];
    if (service === undefined) throw new Error('no service takes a case without papers');
    const scene = { dice, today: today() };
    const filled = {
      applicant: answersOf(pkg.applicantFields, scene, {
        ...person(dice.below(Math.max(50, count / 2))),
        byRepresentative: false,
        together: false,
      }),
      answers: answersOf(service.fields, scene),
    };
    const questions = { applicantFields: pkg.applicantFields, fields: service.fields };
    const moment = { today: scene.today, now: `${scene.today}T12:00` };
    // What a desk would warn of wants an operator's reason.
    if (checkCase(questions, filled, moment).raised.length > 0) continue;
    const receiptLanguage = dice.pick(['ka', 'ka', 'ka', 'hy', 'ru'] as const);
    yield { service: service.id, content: { municipality, receiptLanguage, ...filled, step: 'check' } };
  }
}
