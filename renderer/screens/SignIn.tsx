// Who sits at the desk. Pasting and password managers work (no memory test); in practice mode the screen itself tells
// the password, because nothing there is real.
import { useState } from 'react';
import type { Desk } from '../../shared/contract/desk.ts';
import { Button } from '../components/Button.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Form } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { signIn } from '../effects/desk.ts';
import { useText } from '../i18n/use-text.ts';
import { useDesk } from '../state/desk.ts';

function PracticeSignIn({ desk }: { readonly desk: Desk }) {
  const { t } = useText();
  const { practice } = desk;
  const operator = desk.operators.find((one) => one.id === practice?.operator);
  if (practice === null || operator === undefined) return null;
  return (
    <Notice tone="warn" title={t('signIn.practiceTitle')}>
      <p>
        {t('signIn.operator')}: <strong>{operator.name}</strong>
      </p>
      <p>
        {t('signIn.password')}: <strong>{practice.password}</strong>
      </p>
      <Button onClick={() => void signIn(practice.operator, practice.password)}>{t('signIn.practiceFill')}</Button>
    </Notice>
  );
}

export function SignIn({ desk }: { readonly desk: Desk }) {
  const { t } = useText();
  const { signingIn, signInProblem } = useDesk();
  const [operator, setOperator] = useState(desk.operators.length === 1 ? (desk.operators[0]?.id ?? '') : '');
  const [password, setPassword] = useState('');
  const [attempt, setAttempt] = useState(0);
  const operatorError = attempt > 0 && operator === '' ? t('signIn.noOperator') : null;
  const passwordError = attempt > 0 && password === '' ? t('signIn.noPassword') : null;
  const errors = [
    ...(operatorError === null ? [] : [{ id: 'operator', text: operatorError }]),
    ...(passwordError === null ? [] : [{ id: 'password', text: passwordError }]),
  ];
  const submit = async (): Promise<void> => {
    setAttempt(attempt + 1);
    if (operator === '' || password === '') return;
    await signIn(operator, password);
    setPassword('');
    setAttempt(0);
  };
  return (
    <Page title={t('signIn.title')}>
      <div className="sign-in stack">
        {!desk.enrolled && <Notice tone="warn" title={t('signIn.notEnrolled')} />}
        <PracticeSignIn desk={desk} />
        {signInProblem !== null && <ProblemNotice problem={signInProblem} />}
        <ErrorSummary errors={errors} attempt={attempt} />
        {desk.operators.length === 0 ? (
          <Notice tone="warn" title={t('signIn.nobody')}>
            <p>{t('signIn.nobodyRemedy')}</p>
          </Notice>
        ) : (
          <Form className="panel stack" onSend={submit}>
            <Select
              id="operator"
              label={t('signIn.operator')}
              width="full"
              choices={desk.operators.map((one) => ({ value: one.id, label: one.name }))}
              value={operator}
              onChange={setOperator}
              error={operatorError}
            />
            <TextField
              id="password"
              label={t('signIn.password')}
              width="full"
              input={{ type: 'password', autoComplete: 'current-password' }}
              value={password}
              onChange={setPassword}
              error={passwordError}
            />
            <Button kind="primary" type="submit" disabled={signingIn}>
              {signingIn ? t('signIn.checking') : t('signIn.submit')}
            </Button>
          </Form>
        )}
      </div>
    </Page>
  );
}
