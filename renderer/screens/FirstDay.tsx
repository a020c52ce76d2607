// The first start of a live desk: a one-time code, typed or scanned, and then the first administrator. A scanner types the
// code and Enter, so the field has the focus and Enter begins.
import { useEffect, useState } from 'react';
import type { Desk } from '../../shared/contract/desk.ts';
import { Button } from '../components/Button.tsx';
import { CodeField, isCode } from '../components/CodeField.tsx';
import { Form } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { readDesk } from '../effects/desk.ts';
import { beginEnrolment, foundOperator, readEnrolment, takePlace } from '../effects/first-day.ts';
import { useText } from '../i18n/use-text.ts';
import { OperatorForm } from '../operators/OperatorForm.tsx';
import { useFirstDay } from '../state/first-day.ts';

function Code() {
  const { t } = useText();
  const { enrolment, busy } = useFirstDay();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const withCode = async (act: (code: string) => Promise<void>): Promise<void> => {
    setTried(true);
    if (isCode(code)) await act(code.trim());
  };
  const submit = async (): Promise<void> => {
    await withCode(beginEnrolment);
  };
  // Once: what comes from the line draws this anew, and must not take the focus from who is at another control.
  useEffect(() => document.getElementById('code')?.focus(), []);
  const told = enrolment?.problem ?? null;
  return (
    <section className="panel stack" aria-labelledby="first-code">
      <h2 id="first-code">{t('firstDay.step1')}</h2>
      {told !== null && <ProblemNotice problem={told} tone="warn" />}
      {enrolment?.state === 'trying' && told === null && <Notice tone="info" title={t('firstDay.trying')} />}
      <Form onSend={submit}>
        <CodeField id="code" value={code} onChange={setCode} tried={tried} />
        <div>
          <Button kind="primary" type="submit" disabled={busy}>
            {t('firstDay.begin')}
          </Button>
        </div>
      </Form>
      <div className="stack-tight">
        <h3>{t('firstDay.file')}</h3>
        <p>{t(enrolment?.sticks.length === 0 ? 'firstDay.noFile' : 'firstDay.fileHint')}</p>
        <div className="row">
          {enrolment?.sticks.map((stick) => (
            <Button key={stick} disabled={busy} onClick={() => void withCode((typed) => takePlace(typed, stick))}>
              {t('firstDay.fromStick', { name: stick })}
            </Button>
          ))}
          <Button kind="quiet" disabled={busy} onClick={() => void readEnrolment()}>
            {t('usb.refresh')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Founder({ desk }: { readonly desk: Desk }) {
  const { t, say } = useText();
  const place = desk.center === null ? '' : `${say(desk.center.name)}, ${t('frame.desk', { number: desk.desk ?? 0 })}`;
  const found = async (given: { name: string; password: string }): Promise<boolean> => {
    const done = await foundOperator(given);
    if (done) await readDesk();
    return done;
  };
  return (
    <section className="panel stack" aria-labelledby="first-operator">
      <h2 id="first-operator">{t('firstDay.step2')}</h2>
      <Notice tone="good" title={t('firstDay.done', { place })} />
      <p>{t('firstDay.who')}</p>
      <OperatorForm onAdd={found} />
    </section>
  );
}

export function FirstDay({ desk }: { readonly desk: Desk }) {
  const { t } = useText();
  const problem = useFirstDay((state) => state.problem);
  useEffect(() => {
    void readEnrolment();
  }, []);
  return (
    <Page title={t('firstDay.title')} focusTitle={desk.enrolled}>
      <div className="sign-in stack">
        <p>{t('firstDay.intro')}</p>
        {problem !== null && <ProblemNotice problem={problem} />}
        {desk.enrolled ? <Founder desk={desk} /> : <Code />}
      </div>
    </Page>
  );
}
