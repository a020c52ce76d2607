// The desk's own key, for who looks after it: its mark to compare by telephone, a new one, and a new enrolment where central
// does not take the desk any more.
import { useEffect, useState } from 'react';
import type { Line } from '../../shared/contract/desk.ts';
import type { Standing } from '../../shared/contract/standing.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { CodeField, isCode } from '../components/CodeField.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { Form } from '../components/Form.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { enrolAnew, readStanding, renewKey } from '../effects/standing.ts';
import { useText } from '../i18n/use-text.ts';
import { useStanding } from '../state/standing.ts';

function Anew() {
  const { t } = useText();
  const busy = useStanding((state) => state.busy);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isCode(code) || !(await enrolAnew(code.trim()))) return;
    setCode('');
    setTried(false);
  };
  return (
    <Form onSend={submit}>
      <Notice tone="warn" title={t('standing.anewWhy')} />
      <CodeField id="standing-code" value={code} onChange={setCode} tried={tried} />
      <div>
        <Button kind="primary" type="submit" disabled={busy}>
          {t('standing.anew')}
        </Button>
      </div>
    </Form>
  );
}

function Key({ standing: { mark, keySince, keyWaits } }: { readonly standing: Standing }) {
  const { t } = useText();
  const busy = useStanding((state) => state.busy);
  return (
    <>
      <p>{t('standing.what')}</p>
      <DescriptionList
        facts={[
          { key: 'mark', term: t('standing.mark'), value: <span className="numeral">{mark ?? '—'}</span> },
          { key: 'since', term: t('standing.since'), value: keySince === null ? '—' : showInstant(keySince) },
        ]}
      />
      {keyWaits !== null && <Notice tone="info" title={t('standing.waits', { time: showInstant(keyWaits) })} />}
      <div>
        <Button disabled={busy || keyWaits !== null} onClick={() => void renewKey()}>
          {t('standing.renew')}
        </Button>
      </div>
    </>
  );
}

/** Reads anew with every word of the line: it tells whether central takes the desk. */
export function StandingPanel({ line }: { readonly line: Line }) {
  const { t } = useText();
  const { standing, problem } = useStanding();
  const said = `${line.state} ${line.lastAnswer} ${line.problem?.code}`;
  useEffect(() => {
    if (said !== '') void readStanding();
  }, [said]);
  return (
    <section className="panel stack" aria-labelledby="standing-title">
      <h2 id="standing-title">{t('standing.title')}</h2>
      {problem !== null && <ProblemNotice problem={problem} />}
      <LoadedView of={standing} onRetry={() => void readStanding()}>
        {(value) => (
          <>
            {value.enrollable && <Anew />}
            <Key standing={value} />
          </>
        )}
      </LoadedView>
    </section>
  );
}
