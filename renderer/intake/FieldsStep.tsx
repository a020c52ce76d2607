// A step of questions: the applicant, or the service's form. Errors appear when somebody goes on; Ctrl+Enter goes on
// from anywhere, Enter in a field only moves to the next answer that is wanted.
import { Button } from '../components/Button.tsx';
import { FormFields } from '../forms/FormFields.tsx';
import { useText } from '../i18n/use-text.ts';
import { CaseChoices } from './CaseChoices.tsx';
import { DocumentButton } from './document/DocumentButton.tsx';
import { Checklist } from './documents/Checklist.tsx';
import { Errors } from './Errors.tsx';
import { moveOn, moveTo } from './effects.ts';
import type { OpenIntake } from './open.ts';
import { PaperForm } from './PaperForm.tsx';
import { Reused, ReusedAnswers } from './Reused.tsx';
import { fieldsAt } from './steps.ts';
import { useFormDesk } from './use-desk.ts';
import { useGoOn } from './use-go-on.ts';
import { useStart } from './use-start.ts';

interface Props {
  readonly open: OpenIntake;
  readonly step: 'applicant' | 'form';
}

export function FieldsStep({ open, step }: Props) {
  const { t } = useText();
  const desk = useFormDesk(open);
  useStart(open.focus);
  useGoOn(moveOn);
  return (
    <div className="stack-wide">
      <Errors open={open} />
      {step === 'applicant' && open.content.reused !== undefined && (
        <Reused of={open.content.reused} now={open.saving.savedAt} />
      )}
      {step === 'form' && open.content.reused?.answers !== undefined && (
        <ReusedAnswers
          of={open.content.reused.answers}
          fields={fieldsAt('form', open.view)}
          now={open.saving.savedAt}
        />
      )}
      {step === 'applicant' && open.correction === null && <PaperForm open={open} desk={desk} />}
      {step === 'applicant' && open.correction === null && <CaseChoices open={open} />}
      <section className="panel stack" aria-label={t(`intake.step.${step}`)}>
        {step === 'applicant' && open.content.applicant['applicantKind'] === 'person' && <DocumentButton open={open} />}
        <FormFields fields={fieldsAt(step, open.view)} bag={step === 'form' ? 'answers' : 'applicant'} desk={desk} />
      </section>
      {step === 'form' && <Checklist open={open} papers={desk.papers} />}
      <div className="row row-apart">
        <span>
          {step === 'form' && !open.returning && (
            <Button onClick={() => moveTo('applicant')}>{t('intake.back')}</Button>
          )}
        </span>
        <Button kind="primary" shortcut="Ctrl + Enter" data-goes-on onClick={moveOn}>
          {t(open.returning ? 'intake.backToCheck' : 'intake.next')}
        </Button>
      </div>
    </div>
  );
}
