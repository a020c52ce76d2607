// One case: what is proven of it, what was asked for, what happened, and its receipt.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { filedText } from '../../shared/cases/filed.ts';
import type { OpenedCase } from '../../shared/contract/cases.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { ActsPanel } from '../acts/ActsPanel.tsx';
import { Answers } from '../cases/Answers.tsx';
import { DeadlinesPanel } from '../cases/DeadlinesPanel.tsx';
import { DocumentFacts } from '../cases/DocumentFacts.tsx';
import { KeepingPanel } from '../cases/KeepingPanel.tsx';
import { Marks } from '../cases/Marks.tsx';
import { NotesPanel } from '../cases/NotesPanel.tsx';
import { NoticesPanel } from '../cases/NoticesPanel.tsx';
import { SamePersonsPanel } from '../cases/SamePersonsPanel.tsx';
import { Timeline } from '../cases/Timeline.tsx';
import { ChangeActions } from '../changes/ChangeActions.tsx';
import { ChangesPanel } from '../changes/ChangesPanel.tsx';
import { Button } from '../components/Button.tsx';
import { CaseStateTag, WithdrawnTag } from '../components/CaseStateTag.tsx';
import { DescriptionList, type Fact } from '../components/DescriptionList.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { readCase } from '../effects/cases.ts';
import { startDraft } from '../effects/catalogue.ts';
import { go, goBack } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { ReceiptPanel } from '../receipt/ReceiptPanel.tsx';
import { StartProblem } from '../services/StartProblem.tsx';
import { useCases } from '../state/cases.ts';
import type { Earlier } from '../state/path.ts';
import { statusText } from '../text/status.ts';

function MainFacts({ view }: { readonly view: OpenedCase }) {
  const { t, say } = useText();
  const { summary } = view;
  const facts: Fact[] = [
    {
      key: 'state',
      term: t('cases.state'),
      value: (
        <>
          <CaseStateTag state={summary.state} /> {summary.withdrawn && <WithdrawnTag />}{' '}
          <span className="soft small">{t(`state.${summary.state}.what`)}</span>
        </>
      ),
    },
    {
      key: 'registration',
      term: t('case.registrationNumber'),
      value: summary.registrationNumber ?? t('case.notRegistered'),
    },
    ...(summary.status === null
      ? []
      : [{ key: 'status', term: t('case.status'), value: statusText(t, summary.status) }]),
    {
      key: 'applicant',
      term: t('cases.applicant'),
      value: (
        <>
          {summary.applicantName} <Marks applicant={view.content.applicant} />
        </>
      ),
    },
    { key: 'filed', term: t('case.filedAt'), value: filedText(view.content) },
    ...(view.content.paperForm === undefined
      ? []
      : [{ key: 'entered', term: t('paperForm.entered'), value: showInstant(summary.filedAt) }]),
    { key: 'municipality', term: t('case.municipality'), value: say(view.municipalityName) },
    { key: 'route', term: t('case.route'), value: t(`case.route.${summary.route.channel}`) },
    { key: 'operator', term: t('case.operator'), value: view.operatorName },
  ];
  return <DescriptionList facts={facts} />;
}

function Found({ view }: { readonly view: OpenedCase }) {
  const { t, say } = useText();
  const { summary, content } = view;
  const of = (who: Earlier['who']): Earlier => ({ deskNumber: summary.deskNumber, who });
  return (
    <Page
      title={t('case.title', { number: formatDeskNumber(summary.deskNumber) })}
      lead={say(summary.serviceName)}
      actions={
        <>
          <ChangeActions view={view} />
          <Button onClick={() => void startDraft(summary.service, of('applicant'))}>{t('same.again')}</Button>
          <Button onClick={() => go({ name: 'services', earlier: of('applicant') })}>{t('same.begin')}</Button>
          <Button onClick={() => go({ name: 'services', earlier: of('family') })}>{t('family.begin')}</Button>
          <Button onClick={goBack}>{t('common.back')}</Button>
        </>
      }
    >
      <div className="split split-case">
        <div className="stack">
          <StartProblem />
          <section className="panel stack" aria-labelledby="facts-title">
            <h2 id="facts-title">{t('case.facts')}</h2>
            <MainFacts view={view} />
            {view.papersWaiting > 0 && <p>{t('case.papersWaiting', { count: view.papersWaiting })}</p>}
          </section>
          <section className="panel stack" aria-labelledby="answers-title">
            <h2 id="answers-title">{t('case.answers')}</h2>
            <Answers fields={view.form.fields} values={content.answers} />
          </section>
          {content.documents !== undefined && (
            <section className="panel stack" aria-labelledby="documents-title">
              <h2 id="documents-title">{t('documents.title')}</h2>
              <DocumentFacts documents={view.documents} notes={content.documents} />
            </section>
          )}
          <section className="panel stack" aria-labelledby="applicant-title">
            <h2 id="applicant-title">{t('case.applicant')}</h2>
            <Answers fields={view.applicantFields} values={content.applicant} />
          </section>
          <SamePersonsPanel deskNumber={summary.deskNumber} />
        </div>
        <div className="stack">
          <ChangesPanel view={view} />
          <DeadlinesPanel deadlines={view.deadlines} />
          <ActsPanel view={view} />
          <section className="panel stack" aria-labelledby="timeline-title">
            <h2 id="timeline-title">{t('timeline.title')}</h2>
            <Timeline entries={view.timeline} />
          </section>
          <NoticesPanel view={view} />
          <ReceiptPanel
            deskNumber={summary.deskNumber}
            copies={view.timeline.filter(({ kind }) => kind === 'printed').length}
          />
          <NotesPanel deskNumber={summary.deskNumber} />
          <KeepingPanel deskNumber={summary.deskNumber} />
        </div>
      </div>
    </Page>
  );
}

export function Case({ deskNumber }: { readonly deskNumber: string }) {
  const { t } = useText();
  const view = useCases((state) => state.view);
  useEffect(() => {
    void readCase(deskNumber);
  }, [deskNumber]);
  if (view.state === 'ready' && view.value.summary.deskNumber === deskNumber) return <Found view={view.value} />;
  return (
    <Page title={t('case.title', { number: formatDeskNumber(deskNumber) })}>
      <div className="reading stack">
        <LoadedView of={view} onRetry={() => void readCase(deskNumber)}>
          {() => null}
        </LoadedView>
        <div>
          <Button onClick={goBack}>{t('common.back')}</Button>
        </div>
      </div>
    </Page>
  );
}
