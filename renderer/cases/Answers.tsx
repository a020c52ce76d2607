// Answers under the labels of the form they were given on, as of the catalogue version of the case. Unasked and
// unanswered fields are left out.
import type { Answers as AnswerValues } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';
import { showAnswer } from '../../shared/forms/show.ts';
import { DescriptionList, type Fact } from '../components/DescriptionList.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly fields: readonly Field[];
  readonly values: AnswerValues;
}

export function Answers({ fields, values }: Props) {
  const { t, say, language } = useText();
  const facts = fields.flatMap((field): Fact[] => {
    const value = values[field.id];
    if (value === undefined) return [];
    return [{ key: field.id, term: say(field.label), value: showAnswer(field, value, language) }];
  });
  return facts.length === 0 ? <p>{t('case.noAnswers')}</p> : <DescriptionList facts={facts} />;
}
