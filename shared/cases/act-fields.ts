// What is asked about an act at the desk, as fields of a form, so that the same controls and rules serve it as any other.
import type { Answers, PaperRef } from '../forms/answers.ts';
import { checkAnswers } from '../forms/check.ts';
import type { Field } from '../forms/field.ts';
import type { LocalText } from '../primitives.ts';
import type { FieldError } from '../problems.ts';
import { type Act, type ActKind, actSchema, answeredStatuses, callOutcomes, recipients, transferWays } from './acts.ts';

const field = (id: string, type: Field['type'], ka: string, en: string, more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: { ka, en },
  required: true,
  validation: type === 'text' ? { maxLength: 200 } : type === 'textarea' ? { maxLength: 1000 } : {},
  ...more,
});
const optional = { required: false } as const;
/** The words of options are the screen's; `options` gives them in its language. */
const choice = (id: string, ka: string, en: string, type: 'radio' | 'select', values: readonly string[]): Field =>
  field(id, type, ka, en, { options: values.map((value) => ({ value, label: { ka: value, en: value } })) });

const on = field('on', 'date', 'თარიღი', 'Date', {
  ...optional,
  help: { ka: 'თუ არ შეავსებთ, დღევანდელი ჩაიწერება.', en: 'Left empty, it is today.' },
});
const note = field('note', 'textarea', 'შენიშვნა', 'Remark', optional);

const asked: Readonly<Record<ActKind, readonly Field[]>> = {
  transferred: [
    field('to', 'text', 'ვინ ჩაიბარა', 'Who took it over'),
    choice('how', 'როგორ', 'How', 'select', transferWays),
    on,
  ],
  answered: [
    choice('status', 'პასუხი', 'Answer', 'select', answeredStatuses),
    field('number', 'text', 'მუნიციპალიტეტის ნომერი', 'Number of the municipality', optional),
    on,
    note,
    field('scans', 'file', 'პასუხის ასლი', 'Copy of the answer', {
      ...optional,
      validation: { maxItems: 10, maxSizeMiB: 10, accept: ['application/pdf', 'image/jpeg', 'image/png'] },
    }),
  ],
  called: [
    choice('outcome', 'შედეგი', 'Outcome', 'radio', callOutcomes),
    field('who', 'text', 'ვის დაურეკეთ', 'Who was called', optional),
    field('phone', 'text', 'ტელეფონი', 'Telephone', optional),
    note,
    on,
  ],
  'papers-brought': [field('what', 'text', 'რა მოიტანეს', 'What was brought'), on],
  'decision-handed': [
    choice('to', 'ვის ჩაბარდა', 'Handed to', 'radio', recipients),
    field('name', 'text', 'სახელი და გვარი', 'Name'),
    field('proof', 'text', 'წარმოდგენილი საბუთი', 'Proof seen', {
      help: {
        ka: 'პირადობის დოკუმენტი; წარმომადგენლისთვის მინდობილობაც: ნომერი და თარიღი',
        en: 'Identity document; of a representative the power of attorney too: number and date',
      },
    }),
    on,
    note,
  ],
};

/** The fields of an act, with the options' words from the screen. */
export function actFields(kind: ActKind, optionLabel: (field: string, value: string) => LocalText): Field[] {
  return asked[kind].map((one) =>
    one.options === undefined
      ? one
      : { ...one, options: one.options.map(({ value }) => ({ value, label: optionLabel(one.id, value) })) },
  );
}

/** Days ahead are told by the desk, which has the clock. */
const anyDay = { today: '2199-12-31', now: '2199-12-31T23:59' };

export interface CheckedAct {
  readonly errors: readonly FieldError[];
  readonly act: Act | null;
  /** `yyyy-mm-dd`; null: today. */
  readonly on: string | null;
}

/** From what was typed to the act, or to what is wrong, at `answers.<field>`. */
export function checkAct(kind: ActKind, typed: Answers): CheckedAct {
  const { values, errors } = checkAnswers(asked[kind], typed, { ...anyDay, prefix: 'answers' });
  if (errors.length > 0) return { errors, act: null, on: null };
  const { on: day, ...said } = values;
  const blank: Answers = { note: '', number: '', who: '', phone: '', scans: [] as PaperRef[] };
  const known = Object.fromEntries(asked[kind].flatMap(({ id }) => (id in blank ? [[id, blank[id]]] : [])));
  const act = actSchema.parse({ kind, ...known, ...said });
  return { errors: [], act, on: typeof day === 'string' ? day : null };
}
