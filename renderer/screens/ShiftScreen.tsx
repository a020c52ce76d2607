// The change of shifts: what was handed to whoever sits here, and what the desk owes people.
import { useEffect } from 'react';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { go, goBack } from '../effects/navigate.ts';
import { forgetNoteProblem, readShift } from '../effects/notes.ts';
import { useText } from '../i18n/use-text.ts';
import { Handovers } from '../shift/Handovers.tsx';
import { Promises } from '../shift/Promises.tsx';
import { useNotes } from '../state/notes.ts';

export function ShiftScreen() {
  const { t } = useText();
  const { shift, problem } = useNotes();
  useEffect(() => {
    void readShift();
    return forgetNoteProblem;
  }, []);
  return (
    <Page
      title={t('shift.title')}
      lead={t('shift.lead')}
      actions={<Button onClick={goBack}>{t('common.back')}</Button>}
    >
      <LoadedView of={shift} onRetry={() => void readShift()}>
        {(read) => (
          <div className="split split-even">
            <div className="stack">
              {problem !== null && <ProblemNotice problem={problem} />}
              <Handovers kind="mine" rows={read.mine} />
              <Handovers kind="given" rows={read.given} />
              {read.others > 0 && <p className="soft">{t('shift.others', { count: read.others })}</p>}
            </div>
            <div className="stack">
              <section className="panel stack" aria-labelledby="shift-begun">
                <h2 id="shift-begun">{t('shift.begun')}</h2>
                <div className="row">
                  <Button onClick={() => go({ name: 'drafts' })}>{t('shift.drafts', { count: read.drafts })}</Button>
                  <Button onClick={() => go({ name: 'visits' })}>{t('shift.parked', { count: read.parked })}</Button>
                </div>
              </section>
              <Promises promises={read.promises} cut={read.cut} />
            </div>
          </div>
        )}
      </LoadedView>
    </Page>
  );
}
