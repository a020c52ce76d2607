// One act to be noted: its fields, checked by the same rules as any form. What is typed lives here until it is stored.
import { useMemo, useState } from 'react';
import { actFields, checkAct } from '../../shared/cases/act-fields.ts';
import type { Act, ActKind } from '../../shared/cases/acts.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { Button } from '../components/Button.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Form } from '../components/Form.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { addScan, readScan } from '../effects/tasks.ts';
import type { FormDesk } from '../forms/control.ts';
import { FormFields } from '../forms/FormFields.tsx';
import { labelAt, useErrorText } from '../forms/messages.ts';
import { withPaper } from '../forms/papers.ts';
import { elementId } from '../forms/paths.ts';
import { useText } from '../i18n/use-text.ts';
import { useTasks } from '../state/tasks.ts';
import { optionWords } from './words.ts';

interface Props {
  readonly kind: ActKind;
  /** The case whose scans are taken in; null where none are asked for. */
  readonly deskNumber: string | null;
  readonly begin?: Answers;
  /** True when it was stored: then the form is done. */
  readonly onNote: (act: Act, on: string | null) => Promise<boolean>;
}

const noPlaces: readonly string[] = [];

export function ActForm({ kind, deskNumber, begin = {}, onNote }: Props) {
  const { t, say } = useText();
  const errorText = useErrorText();
  const problem = useTasks((state) => state.problem);
  const [filled, setFilled] = useState({ applicant: {} as Answers, answers: begin });
  const [attempt, setAttempt] = useState(0);
  const fields = actFields(kind, (field, value) => optionWords(t, field, value));
  const checked = checkAct(kind, filled.answers);
  const errors = attempt === 0 ? [] : checked.errors;
  const papers = useMemo<FormDesk['papers']>(
    () => ({
      read: readScan,
      add: async (path, name, bytes) => {
        const added = await addScan(deskNumber ?? '', name, bytes);
        if (added.ok) setFilled((before) => withPaper(before, path, added.value));
        return added;
      },
    }),
    [deskNumber],
  );
  const desk: FormDesk = { filled, errors, raised: [], language: 'ka', settlements: noPlaces, edit: setFilled, papers };
  const send = async (): Promise<void> => {
    setAttempt(attempt + 1);
    if (checked.act !== null) await onNote(checked.act, checked.on);
  };
  return (
    <Form onSend={send}>
      <ErrorSummary
        attempt={attempt}
        errors={errors.map((error) => ({
          id: elementId(error.path),
          text: `${labelAt(fields, error.path, say)}: ${errorText(error)}`,
        }))}
      />
      <FormFields fields={fields} bag="answers" desk={desk} />
      {problem !== null && <ProblemNotice problem={problem} />}
      <div>
        <Button type="submit" kind="primary">
          {t('act.note')}
        </Button>
      </div>
    </Form>
  );
}
