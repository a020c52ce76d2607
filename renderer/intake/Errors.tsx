// The error summary of a step: every message by its label, linked to its field, on whichever step that lies.
import { paperFormFields } from '../../shared/cases/paper-form.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { labelAt, useErrorText } from '../forms/messages.ts';
import { elementId } from '../forms/paths.ts';
import { useText } from '../i18n/use-text.ts';
import { moveTo } from './effects.ts';
import { type OpenIntake, shownErrors } from './open.ts';
import { stepOf } from './steps.ts';

export function Errors({ open }: { readonly open: OpenIntake }) {
  const { say } = useText();
  const errorText = useErrorText();
  const { applicantFields, form } = open.view;
  const errors = shownErrors(open).map((error) => {
    const step = stepOf(error.path);
    const asked = step === 'form' ? (form?.fields ?? []) : applicantFields;
    const fields = error.path.startsWith('paperForm.') ? paperFormFields : asked;
    const elsewhere = step !== open.content.step;
    return {
      id: elementId(error.path),
      text: `${labelAt(fields, error.path, say)}: ${errorText(error)}`,
      ...(elsewhere && { onGo: () => moveTo(step, elementId(error.path)) }),
    };
  });
  return <ErrorSummary errors={errors} attempt={open.attempt} />;
}
