// Answers under the labels of the form they were given on, as of the catalogue version of the case. Unasked and
// unanswered fields are left out.
import type { Answer, Answers as AnswerValues } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';
import { showAnswer, showRow } from '../../shared/forms/show.ts';
import { DescriptionList, type Fact } from '../components/DescriptionList.tsx';
import { rowsOf } from '../forms/paths.ts';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly fields: readonly Field[];
  readonly values: AnswerValues;
}

/** One answer; a street that applies together is read row by row. */
function Shown({ field, value }: { readonly field: Field; readonly value: Answer }) {
  const { language } = useText();
  const rows = field.type === 'repeat' ? rowsOf(value) : [];
  if (rows.length === 0) return showAnswer(field, value, language);
  return (
    <ol className="answer-rows">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <li key={at}>{showRow(field.item ?? [], row, language)}</li>
      ))}
    </ol>
  );
}

export function Answers({ fields, values }: Props) {
  const { t, say } = useText();
  const facts = fields.flatMap((field): Fact[] => {
    const value = values[field.id];
    if (value === undefined) return [];
    return [{ key: field.id, term: say(field.label), value: <Shown field={field} value={value} /> }];
  });
  return facts.length === 0 ? <p>{t('case.noAnswers')}</p> : <DescriptionList facts={facts} />;
}
