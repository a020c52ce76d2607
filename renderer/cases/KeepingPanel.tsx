// How long the case is kept, and the legal hold: who placed it and why. Only administrators place and lift one.
import { useEffect, useState } from 'react';
import { isReason } from '../../shared/cases/reason.ts';
import type { Keeping } from '../../shared/contract/retention.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { Form } from '../components/Form.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { TextField } from '../components/TextField.tsx';
import { readKeeping, setHold } from '../effects/keeping.ts';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { useDesk } from '../state/desk.ts';
import { useKeeping } from '../state/keeping.ts';

function Facts({ keeping }: { readonly keeping: Keeping }) {
  const { t, say } = useText();
  const due = keeping.due === null ? t('keeping.notJudged') : showInstant(keeping.due);
  return (
    <DescriptionList
      facts={[
        { key: 'class', term: t('keeping.class'), value: say(keeping.className) },
        { key: 'state', term: t('keeping.state'), value: t(`keeping.state.${keeping.state}`) },
        ...(keeping.state === 'waiting' ? [{ key: 'due', term: t('keeping.due'), value: due }] : []),
        ...keeping.acts.map(({ act, reason, operatorName, at }) => ({
          key: `${act} ${at}`,
          term: t(`keeping.${act}`),
          value: (
            <>
              {reason} <span className="soft small">{`${showInstant(at)}, ${operatorName}`}</span>
            </>
          ),
        })),
      ]}
    />
  );
}

function Hold({ deskNumber, held }: { readonly deskNumber: string; readonly held: boolean }) {
  const { t } = useText();
  const problem = useKeeping((state) => state.holdProblem);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = held ? 'lifted' : 'placed';
  const send = async (): Promise<void> => {
    setMissing(!isReason(reason));
    if (isReason(reason) && (await setHold(deskNumber, act, reason.trim()))) setReason('');
  };
  return (
    <Form onSend={send}>
      <TextField
        id="hold-reason"
        label={t('keeping.reason')}
        help={t('keeping.reasonHelp')}
        error={missing ? t('keeping.reasonMissing') : null}
        width="full"
        input={{ maxLength: 500 }}
        value={reason}
        onChange={setReason}
      />
      {problem !== null && <ProblemNotice problem={problem} />}
      <div>
        <Button type="submit">{held ? t('keeping.lift') : t('keeping.place')}</Button>
      </div>
    </Form>
  );
}

export function KeepingPanel({ deskNumber }: { readonly deskNumber: string }) {
  const { t } = useText();
  const keeping = useKeeping((state) => state.keeping);
  const desk = useDesk((state) => state.desk);
  const mayHold = desk.state === 'ready' && desk.value.session?.role === 'administrator';
  useEffect(() => {
    void readKeeping(deskNumber);
  }, [deskNumber]);
  return (
    <section className="panel stack" aria-labelledby="keeping-title">
      <h2 id="keeping-title">{t('keeping.title')}</h2>
      <LoadedView of={keeping} onRetry={() => void readKeeping(deskNumber)}>
        {(known) => (
          <>
            <Facts keeping={known} />
            {mayHold && <Hold deskNumber={deskNumber} held={known.state === 'held'} />}
          </>
        )}
      </LoadedView>
      <div>
        <Button onClick={() => go({ name: 'person', deskNumber })}>{t('keeping.person')}</Button>
      </div>
    </section>
  );
}
