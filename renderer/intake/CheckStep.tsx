// Everything once more before it is submitted, in the order in which it is read back to the applicant. Each answer has
// its own way to be changed and comes back here.
import { paperFormFields } from '../../shared/cases/paper-form.ts';
import { Button } from '../components/Button.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { FormFields } from '../forms/FormFields.tsx';
import { useText } from '../i18n/use-text.ts';
import { AnswerFacts } from './AnswerFacts.tsx';
import { ManualRoute } from './CaseChoices.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { Correction } from './Correction.tsx';
import { DocumentsChecked } from './documents/DocumentsChecked.tsx';
import { Errors } from './Errors.tsx';
import { moveTo, submit } from './effects.ts';
import { NoticeTexts } from './NoticeTexts.tsx';
import type { OpenIntake } from './open.ts';
import { SimilarCases } from './SimilarCases.tsx';
import { askedLast, fieldsAt } from './steps.ts';
import { useFormDesk } from './use-desk.ts';
import { useGoOn } from './use-go-on.ts';
import { useStart } from './use-start.ts';
import { Warnings } from './Warnings.tsx';

export function CheckStep({ open }: { readonly open: OpenIntake }) {
  const { t } = useText();
  const desk = useFormDesk(open);
  useStart(open.correction === null ? null : 'correction-reason');
  useGoOn(submit);
  const running = open.submission === 'running';
  return (
    <div className="stack-wide">
      <Errors open={open} />
      {typeof open.submission === 'object' && <ProblemNotice problem={open.submission} />}
      <ManualRoute open={open} />
      <SimilarCases draft={open.draft} />
      <Warnings open={open} />
      <Correction open={open} />
      <p className="page-lead">{t('intake.check.lead')}</p>
      {open.content.paperForm !== undefined && (
        <section className="panel stack">
          <h2>{t('paperForm.title')}</h2>
          <AnswerFacts open={open} bag="paperForm" fields={paperFormFields} />
        </section>
      )}
      <section className="panel stack">
        <h2>{t('intake.step.applicant')}</h2>
        <AnswerFacts open={open} bag="applicant" fields={fieldsAt('applicant', open.view)} />
      </section>
      <section className="panel stack">
        <h2>{t('intake.step.form')}</h2>
        <AnswerFacts open={open} bag="answers" fields={fieldsAt('form', open.view)} />
      </section>
      <DocumentsChecked open={open} />
      {open.correction === null && (
        <section className="panel stack">
          <h2>{t('intake.case')}</h2>
          <CaseFacts open={open} />
        </section>
      )}
      <NoticeTexts open={open} />
      <fieldset className="panel stack check-end" aria-busy={running}>
        <legend className="hidden-text">{t('intake.submit')}</legend>
        <FormFields fields={askedLast(open.view, desk.filled.applicant)} bag="applicant" desk={desk} />
        <p>{t(open.correction === null ? 'intake.submit.note' : 'change.note')}</p>
        <div className="row row-apart">
          <Button onClick={() => moveTo('form')}>{t('intake.back')}</Button>
          <Button kind="primary" shortcut="Ctrl + Enter" data-goes-on disabled={running} onClick={() => void submit()}>
            {open.correction === null
              ? t(running ? 'intake.submitting' : 'intake.submit')
              : t(running ? 'change.saving' : 'change.save')}
          </Button>
        </div>
      </fieldset>
    </div>
  );
}
