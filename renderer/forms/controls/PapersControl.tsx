// Scans and photos that a form asks for.
import { controlProps, FieldGroup } from '../../components/Field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { ControlProps } from '../control.ts';
import { papersOf } from '../papers.ts';
import { PaperIntake } from './PaperIntake.tsx';

export function PapersControl(props: ControlProps) {
  const { t } = useText();
  const { field, path, answer, desk, id, label, warning, error, optional, onAnswer } = props;
  const limits = field.validation;
  const help = (
    <>
      {props.help}{' '}
      {t('form.papers.limits', {
        count: limits.maxItems ?? 50,
        size: limits.maxSizeMiB ?? '–',
        kinds: (limits.accept ?? []).map((type) => t(`form.papers.${type}` as 'form.papers.image/png')).join(', '),
      })}
    </>
  );
  const notes = { id, label, warning, error, help };
  return (
    <FieldGroup {...notes} optional={optional}>
      <PaperIntake
        id={id}
        describedBy={controlProps({ ...notes, error: undefined })['aria-describedby']}
        words={t(field.type === 'photo' ? 'form.papers.choosePhotos' : 'form.papers.chooseFiles')}
        name={label}
        path={path}
        limits={limits}
        held={papersOf(answer)}
        papers={desk.papers}
        onChange={(papers) => onAnswer([...papers])}
      />
    </FieldGroup>
  );
}
