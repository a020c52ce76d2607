// What a correction changes: each answer as it was and as it is, under the label of its field.
import { type ChangedField, fieldOf } from '../../shared/cases/changed.ts';
import type { Answer } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';
import { showAnswer } from '../../shared/forms/show.ts';
import { DescriptionList, type Fact } from '../components/DescriptionList.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly changed: readonly ChangedField[];
  readonly questions: {
    readonly applicantFields: readonly Field[];
    readonly form: { readonly fields: readonly Field[] };
  };
}

export function ChangedAnswers({ changed, questions }: Props) {
  const { t, say, language } = useText();
  const facts = changed.flatMap((one): Fact[] => {
    const field = fieldOf(questions, one);
    if (field === null) return [];
    const shown = (answer: Answer): string => showAnswer(field, answer, language) || t('change.nothing');
    const value = (
      <>
        <del>{shown(one.before)}</del> → <ins>{shown(one.after)}</ins>
      </>
    );
    return [{ key: `${one.part} ${one.field}`, term: say(field.label), value }];
  });
  return <DescriptionList facts={facts} />;
}
