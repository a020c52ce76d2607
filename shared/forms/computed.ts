// Values that follow from other answers: nobody types them, and what somebody typed in their place does not count. They
// are made before conditions are asked, so that a condition may name them.
import type { Answer, Answers } from './answers.ts';
import type { Compute, Field } from './field.ts';
import { ageOn } from './rules/dates.ts';
import type { Moment, PlainField } from './rules/rule.ts';
import { rules } from './rules/table.ts';

/** The options of a field computed as `capacity`: what a minor may do alone (see law on legal capacity, to be confirmed). */
export const capacities = ['alone', 'asked', 'needed'] as const;
const ofAge = 18;
/** Below this age a legal representative files. */
const representedBelow = 14;

/** What was typed, as its type reads it without any limit; undefined for what does not read. */
function readAs(field: PlainField | undefined, typed: Answer | undefined, moment: Moment): Answer | undefined {
  if (field === undefined || field.type === 'repeat' || typed === undefined || typed === null) return undefined;
  const verdict = rules[field.type](typed, { ...field, validation: {} }, moment);
  return 'value' in verdict ? verdict.value : undefined;
}

const isRow = (row: unknown): row is Answers => typeof row === 'object' && row !== null;
const rowsOf = (answer: Answer | undefined): Answers[] => (Array.isArray(answer) ? answer.filter(isRow) : []);

interface Sources {
  readonly fields: readonly Field[];
  readonly answers: Answers;
  readonly moment: Moment;
}

function amounts(name: string, { fields, answers, moment }: Sources): number[] {
  const [id = '', column] = name.split('.');
  const field = fields.find((one) => one.id === id);
  const read = (of: PlainField | undefined, typed: Answer | undefined): number[] => {
    const value = readAs(of, typed, moment);
    return value === undefined ? [] : [Number(value)];
  };
  if (column === undefined) return read(field, answers[id]);
  const of = field?.item?.find((one) => one.id === column);
  return rowsOf(answers[id]).flatMap((row) => read(of, row[column]));
}

function ageOf(from: string, under: number | undefined, { fields, answers, moment }: Sources): number | undefined {
  const birth = readAs(
    fields.find(({ id }) => id === from),
    answers[from],
    moment,
  );
  if (typeof birth !== 'string' || birth > moment.today) return undefined;
  const age = ageOn(moment.today, birth);
  return under !== undefined && age >= under ? undefined : age;
}

function capacityOf(age: Answer | undefined, { aloneFrom = ofAge }: Moment): (typeof capacities)[number] | undefined {
  if (typeof age !== 'number' || age >= ofAge) return undefined;
  return age >= aloneFrom ? 'alone' : age >= representedBelow ? 'asked' : 'needed';
}

function made(compute: Compute, type: Field['type'], sources: Sources): Answer | undefined {
  if ('age' in compute) return ageOf(compute.age, compute.under, sources);
  if ('capacity' in compute) return capacityOf(sources.answers[compute.capacity], sources.moment);
  if ('count' in compute) {
    const count = rowsOf(sources.answers[compute.count]).length;
    return count === 0 ? undefined : count;
  }
  const parts = compute.sum.flatMap((name) => amounts(name, sources));
  if (parts.length === 0) return undefined;
  // In hundredths, so that no sum is a binary fraction.
  const hundredths = parts.reduce((sum, part) => sum + Math.round(part * 100), 0);
  return type === 'money' ? (hundredths / 100).toFixed(2) : hundredths / 100;
}

/** The same answers with every computed value as it is now; without those that do not come about. */
export function withComputed(fields: readonly Field[], answers: Answers, moment: Moment): Answers {
  const follows = (list: readonly PlainField[] = []): boolean => list.some(({ compute }) => compute !== undefined);
  let known = answers;
  for (const { id, type, compute, item = [] } of fields) {
    const rows: unknown = known[id];
    // What is not answered stays so, and what is no row is left for the check to refuse.
    if (follows(item) && Array.isArray(rows)) {
      known = { ...known, [id]: rows.map((row) => (isRow(row) ? withComputed(item, row, moment) : row)) };
    }
    if (compute === undefined) continue;
    const { [id]: _, ...others } = known;
    const value = made(compute, type, { fields, answers: others, moment });
    known = value === undefined ? others : { ...others, [id]: value };
  }
  return known;
}
