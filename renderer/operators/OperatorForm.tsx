// Name and password of somebody who is to sign in here; errors are told all at once and linked to their fields.
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Form } from '../components/Form.tsx';
import { TextField } from '../components/TextField.tsx';
import { useText } from '../i18n/use-text.ts';
import { useFirstDay } from '../state/first-day.ts';

const shortest = 8;

interface Props {
  /** Answers whether it went well; then the form is emptied. */
  readonly onAdd: (given: { name: string; password: string }) => Promise<boolean>;
}

export function OperatorForm({ onAdd }: Props) {
  const { t } = useText();
  const busy = useFirstDay((state) => state.busy);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [attempt, setAttempt] = useState(0);
  const tried = attempt > 0;
  const secret = { type: 'password', autoComplete: 'new-password' } as const;
  const fields = [
    {
      id: 'new-name',
      label: t('firstDay.name'),
      value: name,
      onChange: setName,
      wrong: name.trim().length < 2 ? t('firstDay.nameEmpty') : null,
    },
    {
      id: 'new-password',
      label: t('firstDay.password'),
      help: t('firstDay.passwordHint'),
      input: secret,
      value: password,
      onChange: setPassword,
      wrong: password.length < shortest ? t('firstDay.passwordShort') : null,
    },
    {
      id: 'new-again',
      label: t('firstDay.again'),
      input: secret,
      value: again,
      onChange: setAgain,
      wrong: again !== password ? t('firstDay.againWrong') : null,
    },
  ];
  const wrong = fields.flatMap(({ id, wrong: text }) => (text === null ? [] : [{ id, text }]));
  const submit = async (): Promise<void> => {
    setAttempt(attempt + 1);
    if (wrong.length > 0) return;
    if (!(await onAdd({ name: name.trim(), password }))) return;
    setName('');
    setPassword('');
    setAgain('');
    setAttempt(0);
  };
  return (
    <Form onSend={submit}>
      <ErrorSummary errors={tried ? wrong : []} attempt={attempt} />
      {fields.map(({ wrong: text, ...field }) => (
        <TextField key={field.id} width="full" error={tried ? text : null} {...field} />
      ))}
      <div>
        <Button kind="primary" type="submit" disabled={busy}>
          {busy ? t('firstDay.saving') : t('firstDay.found')}
        </Button>
      </div>
    </Form>
  );
}
